package com.thriviohr.udfs.infer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpResponse;

class RetryAfterTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T22:00:00Z"), ZoneOffset.UTC);

  private static Optional<Duration> wait(String header, String value) {
    SdkHttpResponse response =
        SdkHttpResponse.builder().statusCode(429).putHeader(header, value).build();
    return RetryAfter.of(response, CLOCK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Retry-After | 3 | 3000",
        "retry-after | 3.5 | 3500",
        "retry-after-ms | 250 | 250",
        "Retry-After | Wed, 25 Nov 2026 22:01:00 GMT | 60000"
      })
  void readsEveryShape(String header, String value, long millis) {
    // When
    Optional<Duration> wait = wait(header, value);

    // Then
    assertThat(wait).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-3", "soon", "", "NaN", "1e9", "Wed, 25 Nov 2026 21:00:00 GMT"})
  void takesNoWaitForNone(String value) {
    // When
    Optional<Duration> wait = wait("Retry-After", value);

    // Then
    assertThat(wait).isEmpty();
  }

  @Test
  void prefersMilliseconds() {
    // Given
    SdkHttpResponse response =
        SdkHttpResponse.builder()
            .statusCode(429)
            .putHeader("Retry-After", "2")
            .putHeader("retry-after-ms", "1500")
            .build();

    // When
    Optional<Duration> wait = RetryAfter.of(response, CLOCK);

    // Then
    assertThat(wait).contains(Duration.ofMillis(1500));
  }
}
