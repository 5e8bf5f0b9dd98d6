package com.thriviohr.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StableHashTest {
  @Test
  void neverChangesBetweenVersions() {
    // Length 4 and "acme" as big-endian bytes through SHA-256, computed outside this project.
    assertThat(StableHash.of("acme").hex()).isEqualTo("fb4f9fa2053ee01dd8d6c9dfb5a0d428");
  }

  @Test
  void keepsPartsApart() {
    Set<String> hashes = new HashSet<>();
    hashes.add(StableHash.of("ab", "c").hex());
    hashes.add(StableHash.of("a", "bc").hex());
    hashes.add(StableHash.of("abc").hex());
    hashes.add(StableHash.of("abc", null).hex());
    hashes.add(StableHash.of("abc", "").hex());

    assertThat(hashes).hasSize(5);
  }

  @Test
  void spreadsEvenly() {
    int[] buckets = new int[16];
    for (int i = 0; i < 16_000; i++) {
      StableHash hash = StableHash.of("id-" + i);
      buckets[hash.bucket(16)]++;
      assertThat(hash.fraction()).isBetween(0.0, Math.nextDown(1.0));
    }

    for (int bucket : buckets) {
      assertThat(bucket).isCloseTo(1000, within(150));
    }
  }
}
