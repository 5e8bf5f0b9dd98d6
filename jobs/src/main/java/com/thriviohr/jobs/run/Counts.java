package com.thriviohr.jobs.run;

import com.thriviohr.datasets.metric.Metric;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A snapshot of a job's counts by name. Absent names count zero. */
public final class Counts {
  private final TreeMap<String, Long> values = new TreeMap<>();

  /**
   * @param accumulators a Flink job's accumulators; those that are not whole numbers are left out
   */
  public Counts(Map<String, Object> accumulators) {
    accumulators.forEach(
        (name, value) -> {
          if (value instanceof Long) {
            values.put(name, (Long) value);
          }
        });
  }

  /** The count of one name. */
  public long of(String name) {
    return values.getOrDefault(name, 0L);
  }

  /** The sum over all names that start so. */
  public long under(String prefix) {
    return values.subMap(prefix, prefix + Character.MAX_VALUE).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  /** All counts but details, sorted by name. */
  public Map<String, Long> asMap() {
    TreeMap<String, Long> plain = new TreeMap<>(values);
    plain.keySet().removeIf(Metric::isDetail);
    return plain;
  }

  /** The counts whose names begin so, by the rest of their names, sorted. */
  public SortedMap<String, Long> below(String prefix) {
    TreeMap<String, Long> below = new TreeMap<>();
    values
        .subMap(prefix, prefix + Character.MAX_VALUE)
        .forEach((name, count) -> below.put(name.substring(prefix.length()), count));
    return below;
  }
}
