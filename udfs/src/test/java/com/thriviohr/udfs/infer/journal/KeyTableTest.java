package com.thriviohr.udfs.infer.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyTableTest {
  @Test
  void holdsTheSameAsAMapOverManyGrowths() {
    // Given
    Random random = new Random(1);
    KeyTable table = new KeyTable();
    Map<UUID, Long> map = new HashMap<>();
    UUID[] keys = new UUID[50_000];

    // When
    for (int i = 0; i < 150_000; i++) {
      int which = random.nextInt(keys.length);
      if (keys[which] == null) {
        keys[which] = new UUID(random.nextLong(), random.nextLong());
      }
      boolean isNew = table.put(high(keys[which]), low(keys[which]), i);
      assertThat(isNew).isEqualTo(map.put(keys[which], (long) i) == null);
    }

    // Then
    assertThat(table.size()).isEqualTo(map.size());
    map.forEach((key, value) -> assertThat(table.get(high(key), low(key))).isEqualTo(value));
    Map<UUID, Long> all = new HashMap<>();
    table.forEach((high, low, value) -> all.put(new UUID(high, low), value));
    assertThat(all).isEqualTo(map);
    assertThat(table.get(1, 2)).isEqualTo(KeyTable.ABSENT);
  }

  @Test
  void tellsKeysApartThatShareTheirFirstHalf() {
    // Given
    KeyTable table = new KeyTable();

    // When
    for (long low = 0; low < 100; low++) {
      table.put(-1, low, low);
    }

    // Then
    for (long low = 0; low < 100; low++) {
      assertThat(table.get(-1, low)).isEqualTo(low);
    }
    assertThat(table.get(-1, 100)).isEqualTo(KeyTable.ABSENT);
  }

  private static long high(UUID key) {
    return key.getMostSignificantBits();
  }

  private static long low(UUID key) {
    return key.getLeastSignificantBits();
  }
}
