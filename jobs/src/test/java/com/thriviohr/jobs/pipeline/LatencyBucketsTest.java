package com.thriviohr.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.TreeMap;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyBucketsTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 31, 32, 33, 999, 60_000, 3_600_000, Long.MAX_VALUE / 2})
  void bucketIsWithinThreePercent(long value) {
    // When
    long middle = Long.parseLong(LatencyBuckets.name(value));
    // Then
    assertThat((double) middle).isCloseTo((double) value, Percentage.withPercentage(3.2));
  }

  @Test
  void percentilesAreThoseOfTheValues() {
    // Given
    TreeMap<String, Long> buckets = new TreeMap<>();
    Random random = new Random(3);
    long[] values = random.longs(10_000, 1, 100_000).sorted().toArray();
    for (long value : values) {
      buckets.merge(LatencyBuckets.name(value), 1L, Long::sum);
    }
    // When / Then
    for (double share : new double[] {0.01, 0.5, 0.95, 0.99, 1}) {
      long exact = values[(int) Math.ceil(share * values.length) - 1];
      assertThat((double) LatencyBuckets.percentile(buckets, share))
          .isCloseTo((double) exact, Percentage.withPercentage(3.2));
    }
  }

  @Test
  void nothingHasPercentileZero() {
    assertThat(LatencyBuckets.percentile(new TreeMap<>(), 0.99)).isZero();
  }
}
