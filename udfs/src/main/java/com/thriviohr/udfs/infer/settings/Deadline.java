package com.thriviohr.udfs.infer.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.apache.flink.util.TimeUtils;

/** When a run's answers must be there. */
final class Deadline {
  private Deadline() {}

  /**
   * @param text a time of day such as 06:00, whose next coming counts, or a duration
   * @param now the time in the zone that counts
   * @return empty when it is neither
   */
  static Optional<Instant> parse(String text, ZonedDateTime now) {
    return timeOfDay(text, now).or(() -> duration(text).map(now.toInstant()::plus));
  }

  private static Optional<Instant> timeOfDay(String text, ZonedDateTime now) {
    try {
      ZonedDateTime today = now.with(LocalTime.parse(text));
      return Optional.of((today.isAfter(now) ? today : today.plusDays(1)).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Duration> duration(String text) {
    try {
      Duration duration = TimeUtils.parseDuration(text);
      return duration.isZero() ? Optional.empty() : Optional.of(duration);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
