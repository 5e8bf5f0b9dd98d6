package com.thriviohr.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts by name as rows with bars, the most first. */
final class Shares {
  private Shares() {}

  static List<Map<String, Object>> of(Map<String, Long> counts) {
    long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(count -> row(count.getKey(), count.getValue(), most))
        .collect(Collectors.toList());
  }

  private static Map<String, Object> row(String name, long count, long most) {
    return Map.of(
        "name", name, "count", Figures.grouped(count), "width", Figures.percent(count, most));
  }
}
