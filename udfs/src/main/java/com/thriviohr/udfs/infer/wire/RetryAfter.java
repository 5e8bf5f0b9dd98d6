package com.thriviohr.udfs.infer.wire;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Reads how long an endpoint asks to be left alone: {@code retry-after-ms}, or {@code Retry-After}
 * in seconds, whole or not, or as a date.
 */
final class RetryAfter {
  private static final double MOST_SECONDS = 1e9;

  private RetryAfter() {}

  /** The wait the endpoint asks for; empty without a header, or for one that asks for none. */
  static Optional<Duration> of(SdkHttpResponse response, Clock clock) {
    return response
        .firstMatchingHeader("retry-after-ms")
        .flatMap(value -> number(value.trim(), 1e6))
        .or(
            () ->
                response
                    .firstMatchingHeader("Retry-After")
                    .flatMap(value -> parse(value.trim(), clock)))
        .filter(wait -> !wait.isNegative() && !wait.isZero());
  }

  private static Optional<Duration> parse(String value, Clock clock) {
    return number(value, 1e9).or(() -> untilDate(value, clock));
  }

  private static Optional<Duration> number(String value, double nanos) {
    if (!value.matches("\\d{1,12}(\\.\\d{1,9})?")) {
      return Optional.empty();
    }
    double most = Math.min(Double.parseDouble(value) * nanos, MOST_SECONDS * 1e9);
    return Optional.of(Duration.ofNanos((long) most));
  }

  private static Optional<Duration> untilDate(String value, Clock clock) {
    try {
      ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(clock.instant(), date.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
