package com.thriviohr.jobs.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * A histogram as bars of an SVG picture, 600 by 150 units, with a label under the first, the middle
 * and the last one.
 */
final class BarChart {
  private static final int WIDTH = 600;
  private static final int HEIGHT = 120;
  private static final double GAP = 0.15;

  private final String title;
  private final SortedMap<Long, Long> bars;
  private final LongFunction<String> label;

  private BarChart(String title, SortedMap<Long, Long> bars, LongFunction<String> label) {
    this.title = title;
    this.bars = bars;
    this.label = label;
  }

  /**
   * Counts by powers of two: a bar holds the values from its number to twice as much.
   *
   * @param label what to write of a value
   */
  static BarChart ofPowers(
      String title, SortedMap<String, Long> counts, LongFunction<String> label) {
    SortedMap<Long, Long> bars = new TreeMap<>();
    counts.forEach(
        (value, count) ->
            bars.merge(Long.highestOneBit(Math.max(1, Long.parseLong(value))), count, Long::sum));
    if (!bars.isEmpty()) {
      for (long power = bars.firstKey(); power < bars.lastKey(); power *= 2) {
        bars.putIfAbsent(power, 0L);
      }
    }
    return new BarChart(title, bars, label);
  }

  /** Nothing without a bar, otherwise the one picture. */
  List<Map<String, Object>> picture() {
    if (bars.isEmpty()) {
      return List.of();
    }
    return List.of(
        Map.of(
            "title", title,
            "bars", drawn(),
            "first", label.apply(bars.firstKey()),
            "middle", bars.size() < 3 ? "" : label.apply(key(bars.size() / 2)),
            "middle_x", place(bars.size() / 2.0 + 0.5 - bars.size() % 2 * 0.5),
            "last", label.apply(bars.lastKey() * 2)));
  }

  private List<Map<String, Object>> drawn() {
    long most = bars.values().stream().mapToLong(Long::longValue).max().orElse(1);
    List<Map<String, Object>> drawn = new ArrayList<>();
    bars.forEach(
        (value, count) -> {
          double height = (double) HEIGHT * count / most;
          drawn.add(
              Map.of(
                  "x", place(drawn.size() + GAP / 2),
                  "y", number(HEIGHT - height),
                  "width", place(1 - GAP),
                  "height", number(height),
                  "label", label.apply(value) + " to " + label.apply(value * 2),
                  "count", Figures.grouped(count)));
        });
    return drawn;
  }

  private long key(int place) {
    return new ArrayList<>(bars.keySet()).get(place);
  }

  private String place(double bar) {
    return number(bar * WIDTH / bars.size());
  }

  private static String number(double units) {
    return String.format(Locale.ROOT, "%.1f", units);
  }
}
