package com.thriviohr.datasets.kinesis;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.types.Either;
import org.junit.jupiter.api.Test;

class ShardWatermarksTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private final ShardWatermarks watermarks =
      new ShardWatermarks(Duration.ofSeconds(30), Clock.fixed(NOW, ZoneOffset.UTC));

  @Test
  void staysBehindTheLatestMessageByTheAllowedDisorder() {
    // When
    watermarks.extractTimestamp(sentAt(NOW.minusSeconds(60)), 0);
    watermarks.extractTimestamp(sentAt(NOW.minusSeconds(90)), 0);
    // Then
    assertThat(watermarks.getCurrentWatermark().getTimestamp())
        .isEqualTo(NOW.minusSeconds(90).toEpochMilli() - 1);
  }

  @Test
  void neverPassesTheClock() {
    // When
    long timestamp = watermarks.extractTimestamp(sentAt(NOW.plus(Duration.ofDays(365))), 0);
    // Then
    assertThat(timestamp).isEqualTo(NOW.plus(Duration.ofDays(365)).toEpochMilli());
    assertThat(watermarks.getCurrentWatermark().getTimestamp())
        .isEqualTo(NOW.minusSeconds(30).toEpochMilli() - 1);
  }

  @Test
  void deadLettersDoNotMoveEventTime() {
    // When
    watermarks.extractTimestamp(
        Either.Left(DeadLetters.of(Door.DEAD_LETTER, "parse", "BROKEN_JSON").build()), 7);
    // Then
    assertThat(watermarks.getCurrentWatermark()).isNull();
  }

  private static Either<DeadLetter, RawMessage> sentAt(Instant time) {
    RawMessage message = new RawMessage();
    message.setSentAt(time);
    return Either.Right(message);
  }
}
