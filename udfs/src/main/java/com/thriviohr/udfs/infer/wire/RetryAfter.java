package com.thriviohr.udfs.infer.wire;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/** Reads the Retry-After header, in seconds or as a date. */
final class RetryAfter {
  private RetryAfter() {}

  /** The wait the endpoint asks for; empty without the header or for one that makes no sense. */
  static Optional<Duration> of(SdkHttpResponse response, Clock clock) {
    return response.firstMatchingHeader("Retry-After").flatMap(value -> parse(value.trim(), clock));
  }

  private static Optional<Duration> parse(String value, Clock clock) {
    if (value.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      ZonedDateTime date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      Duration wait = Duration.between(clock.instant(), date.toInstant());
      return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
