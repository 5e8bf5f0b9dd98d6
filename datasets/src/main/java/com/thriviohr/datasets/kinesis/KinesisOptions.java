package com.thriviohr.datasets.kinesis;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** How Kinesis data streams are reached and read. */
public final class KinesisOptions {
  /** Region. */
  public static final ConfigOption<String> REGION =
      key("kinesis.region")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "AWS region of a stream that is not named by ARN; the platform's if not given.");

  /** Endpoint. */
  public static final ConfigOption<String> ENDPOINT =
      key("kinesis.endpoint")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "URL of Kinesis, such as http://localhost:4567; the region's if not given.");

  /** Start. */
  public static final ConfigOption<String> START =
      key("kinesis.start")
          .stringType()
          .defaultValue("earliest")
          .withDescription(
              "Where a job without savepoint begins to read: earliest, latest, or an ISO-8601"
                  + " instant of arrival.");

  /** Payload. */
  public static final ConfigOption<MessagePayload> PAYLOAD =
      key("kinesis.payload")
          .enumType(MessagePayload.class)
          .defaultValue(MessagePayload.JSON)
          .withDescription("What a record holds: JSON, or AVRO in single-object encoding.");

  /** Enhanced fan-out. */
  public static final ConfigOption<String> FAN_OUT_CONSUMER =
      key("kinesis.fan-out-consumer")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Name to register for enhanced fan-out, one for each job; shards are polled if not"
                  + " given.");

  /** Disorder. */
  public static final ConfigOption<Duration> OUT_OF_ORDERNESS =
      key("kinesis.out-of-orderness")
          .durationType()
          .defaultValue(Duration.ofMinutes(1))
          .withDeprecatedKeys("kinesis.disorder")
          .withDescription("How much older than its predecessors in a shard a message may be.");

  /** Idleness. */
  public static final ConfigOption<Duration> IDLE_AFTER =
      key("kinesis.idle-after")
          .durationType()
          .defaultValue(Duration.ofSeconds(30))
          .withDescription("Silence after which a shard holds event time back no longer.");

  /** How to reach a stream. */
  public static final List<ConfigOption<?>> CONNECTION = List.of(REGION, ENDPOINT);

  /** How to read one. */
  public static final List<ConfigOption<?>> READING =
      List.of(START, PAYLOAD, FAN_OUT_CONSUMER, OUT_OF_ORDERNESS, IDLE_AFTER);

  private KinesisOptions() {}
}
