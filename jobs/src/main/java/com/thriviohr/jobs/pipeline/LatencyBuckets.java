package com.thriviohr.jobs.pipeline;

import java.util.Map;
import java.util.SortedMap;

/**
 * A histogram made of plain counts, one per bucket, so that it merges over subtasks and survives a
 * restart as every other count does. Sixteen buckets per power of two: a percentile is exact below
 * 32 and at most 3.2 % off above.
 *
 * @see <a href="http://hdrhistogram.org">HdrHistogram, whose buckets these are</a>
 */
final class LatencyBuckets {
  private static final int PART_BITS = 4;
  private static final int PARTS = 1 << PART_BITS;

  private LatencyBuckets() {}

  /** Name of a value's bucket: its middle, with leading zeros so that names sort as numbers. */
  static String name(long value) {
    return String.format("%016d", middle(Math.max(0, value)));
  }

  private static long middle(long value) {
    if (value < 2 * PARTS) {
      return value;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - PART_BITS;
    return ((value >> shift) << shift) + (1L << (shift - 1));
  }

  /**
   * The value that the given share of all values does not exceed; 0 when there is none.
   *
   * @param buckets counts by bucket name
   * @param share from 0 to 1
   */
  static long percentile(SortedMap<String, Long> buckets, double share) {
    long all = buckets.values().stream().mapToLong(Long::longValue).sum();
    long rank = Math.max(1, (long) Math.ceil(all * share));
    for (Map.Entry<String, Long> bucket : buckets.entrySet()) {
      rank -= bucket.getValue();
      if (rank <= 0) {
        return Long.parseLong(bucket.getKey());
      }
    }
    return 0;
  }
}
