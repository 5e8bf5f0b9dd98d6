package com.thriviohr.jobs.report;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** Numbers as the report writes them. */
final class Figures {
  private Figures() {}

  /** 12,345. */
  static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** 12,345 messages, 1 message. */
  static String grouped(long number, String one, String many) {
    return grouped(number) + " " + (number == 1 ? one : many);
  }

  /** A share of a whole in per cent with one decimal, such as 3.1. */
  static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f", whole == 0 ? 0.0 : 100.0 * part / whole);
  }

  /** 340 ms, 12 s, 4 min 3 s, 2 h 5 min. */
  static String duration(long millis) {
    Duration time = Duration.ofMillis(millis);
    if (millis < 1_000) {
      return millis + " ms";
    }
    if (time.toMinutes() == 0) {
      return time.toSeconds() + " s";
    }
    return time.toHours() == 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : time.toHours() + " h " + time.toMinutesPart() + " min";
  }

  /** $0.0421. */
  static String usd(BigDecimal amount) {
    return "$" + amount.stripTrailingZeros().toPlainString();
  }

  /** TOO_SHORT as too short. */
  static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
  }
}
