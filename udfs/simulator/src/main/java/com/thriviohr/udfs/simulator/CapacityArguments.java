package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;

/** What can be set of a capacity by name: at the start, and over HTTP while it runs. */
final class CapacityArguments {
  private static final Map<String, BiFunction<Capacity, String, Capacity>> SETTERS =
      new LinkedHashMap<>();

  static {
    SETTERS.put("slots", (c, v) -> c.withSlots(most(v, "unlimited")));
    SETTERS.put("prefill", (c, v) -> c.withPrefillTokensPerSecond(Double.parseDouble(v)));
    SETTERS.put("decode", (c, v) -> c.withDecodeTokensPerSecond(Double.parseDouble(v)));
    SETTERS.put("batch-slowdown", (c, v) -> c.withBatchSlowdown(Double.parseDouble(v)));
    SETTERS.put("queue-limit", (c, v) -> c.withQueueLimit(most(v, "unbounded")));
  }

  private CapacityArguments() {}

  static Set<String> names() {
    return SETTERS.keySet();
  }

  /**
   * The capacity with one thing changed.
   *
   * @throws NumberFormatException when the value is no number
   * @throws InvalidInputException when there is no such name, or the number is out of range
   */
  static Capacity apply(Capacity capacity, String name, String value) {
    BiFunction<Capacity, String, Capacity> setter = SETTERS.get(name);
    if (setter == null) {
      throw new InvalidInputException("Unknown '" + name + "'; known are " + names());
    }
    return setter.apply(capacity, value);
  }

  private static int most(String value, String word) {
    return value.equals(word) ? Integer.MAX_VALUE : Integer.parseInt(value);
  }
}
