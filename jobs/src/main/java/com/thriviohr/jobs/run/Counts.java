package com.thriviohr.jobs.run;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  /** The counts whose names start so, such as {@code THROTTLED 3, TIMED_OUT 1}. */
  public String namedUnder(String prefix) {
    return values.subMap(prefix, prefix + Character.MAX_VALUE).entrySet().stream()
        .map(count -> count.getKey().substring(prefix.length()) + " " + count.getValue())
        .collect(Collectors.joining(", "));
  }

  /** All counts, sorted by name. */
  public Map<String, Long> asMap() {
    return new TreeMap<>(values);
  }
}
