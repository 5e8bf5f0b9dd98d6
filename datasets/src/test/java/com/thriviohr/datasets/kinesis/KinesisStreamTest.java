package com.thriviohr.datasets.kinesis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KinesisStreamTest {
  private static final String ARN =
      "kinesis:arn:aws:kinesis:eu-central-1:" + "0".repeat(12) + ":stream/messages";

  @Test
  void arnSaysNameAndRegion() {
    // When
    KinesisStream stream = KinesisStream.of(ARN, Optional.of("us-east-1"), Optional.empty());
    // Then
    assertThat(stream.name()).isEqualTo("messages");
    assertThat(stream.region()).isEqualTo("eu-central-1");
    assertThat(stream).hasToString("kinesis:messages");
  }

  @ParameterizedTest
  @ValueSource(strings = {"kinesis:", "kinesis:a b", "kinesis:arn:aws:s3:::bucket"})
  void refusesWhatNamesNoStream(String location) {
    assertThatThrownBy(() -> KinesisStream.of(location, Optional.of("us-east-1"), Optional.empty()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("kinesis:NAME");
  }

  @Test
  void pollsFromTheEarliestRecordWithoutHoldingIdleShardsUp() {
    assertThat(reading("earliest", Optional.empty()).properties(stream()))
        .containsEntry("aws.region", "us-east-1")
        .containsEntry("aws.endpoint", "http://localhost:4567")
        .containsEntry("flink.stream.initpos", "TRIM_HORIZON")
        .containsEntry("flink.shard.idle.interval", "20000")
        .doesNotContainKey("flink.stream.recordpublisher");
  }

  @Test
  void consumerNameSwitchesToEnhancedFanOut() {
    assertThat(reading("latest", Optional.of("dataset")).properties(stream()))
        .containsEntry("flink.stream.initpos", "LATEST")
        .containsEntry("flink.stream.recordpublisher", "EFO")
        .containsEntry("flink.stream.efo.consumername", "dataset");
  }

  @Test
  void startsAtAnInstant() {
    assertThat(reading("2026-11-24T00:00:00Z", Optional.empty()).properties(stream()))
        .containsEntry("flink.stream.initpos", "AT_TIMESTAMP")
        .containsEntry("flink.stream.initpos.timestamp", "2026-11-24T00:00:00.000Z");
    assertThatThrownBy(() -> StartPosition.of("yesterday"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static KinesisReading reading(String start, Optional<String> fanOutConsumer) {
    Configuration values =
        new Configuration()
            .set(KinesisOptions.START, start)
            .set(KinesisOptions.IDLE_AFTER, Duration.ofSeconds(20));
    fanOutConsumer.ifPresent(name -> values.set(KinesisOptions.FAN_OUT_CONSUMER, name));
    return KinesisReading.read(Settings.of(values));
  }

  private static KinesisStream stream() {
    return KinesisStream.of(
        "kinesis:messages", Optional.of("us-east-1"), Optional.of("http://localhost:4567"));
  }
}
