package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Optional;

/** One row of the targets' table: what is measured, what it should be, what it is. Immutable. */
final class Target {
  static final String HEADER =
      String.format("%-52s %-14s %-44s %s", "measure", "target", "measured", "");

  private final String measure;
  private final String target;
  private final String measured;
  private final Optional<Boolean> met;

  private Target(String measure, String target, String measured, Optional<Boolean> met) {
    this.measure = requireNonNull(measure, "measure");
    this.target = requireNonNull(target, "target");
    this.measured = requireNonNull(measured, "measured");
    this.met = met;
  }

  static Target atLeast(String measure, double target, double measured) {
    return of(measure, "≥ " + target, format("%.3f", measured), measured >= target);
  }

  static Target atMost(String measure, double target, double measured, String unit) {
    return of(measure, "≤ " + target + unit, format("%.3f", measured) + unit, measured <= target);
  }

  static Target of(String measure, String target, String measured, boolean met) {
    return new Target(measure, target, measured, Optional.of(met));
  }

  /** A figure that nobody has set a target for. */
  static Target noted(String measure, String measured) {
    return new Target(measure, "–", measured, Optional.empty());
  }

  String row() {
    String verdict = met.map(yes -> yes ? "met" : "missed").orElse("");
    return String.format("%-52s %-14s %-44s %s", measure, target, measured, verdict);
  }

  static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
