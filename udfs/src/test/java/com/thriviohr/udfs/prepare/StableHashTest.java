package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.thriviohr.datasets.record.Split;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
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

  @Test
  void splitsByRatio() {
    SplitAssigner assigner = new SplitAssigner("thrivio", 0.05, 0.05);
    Map<Split, Integer> counts = new EnumMap<>(Split.class);

    for (int i = 0; i < 20_000; i++) {
      counts.merge(assigner.split("acme", "conversation-" + i), 1, Integer::sum);
    }

    assertThat(counts.get(Split.TRAIN)).isCloseTo(18_000, within(200));
    assertThat(counts.get(Split.VALIDATION)).isCloseTo(1_000, within(150));
    assertThat(counts.get(Split.TEST)).isCloseTo(1_000, within(150));
  }

  @Test
  void splitDependsOnSaltAndTenant() {
    int moved = 0;
    for (int i = 0; i < 1000; i++) {
      Split split = new SplitAssigner("a", 0.25, 0.25).split("acme", "c" + i);
      moved += split == new SplitAssigner("b", 0.25, 0.25).split("acme", "c" + i) ? 0 : 1;
      moved += split == new SplitAssigner("a", 0.25, 0.25).split("other", "c" + i) ? 0 : 1;
      assertThat(new SplitAssigner("a", 0.25, 0.25).split("acme", "c" + i)).isEqualTo(split);
    }

    assertThat(moved).isBetween(1000, 1500);
  }

  @Test
  void refusesSharesThatLeaveNothing() {
    assertThatThrownBy(() -> new SplitAssigner("a", 0.6, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SplitAssigner("a", Double.NaN, 0.5))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
