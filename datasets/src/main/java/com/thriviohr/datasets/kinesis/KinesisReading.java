package com.thriviohr.datasets.kinesis;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** How a stream of messages is read. */
public final class KinesisReading implements Serializable {
  private static final long serialVersionUID = 1L;

  private final MessagePayload payload;
  private final StartPosition start;
  private final String fanOutConsumer;
  private final Duration disorder;
  private final Duration idleAfter;

  /**
   * @param payload how messages are written
   * @param start where to begin without a savepoint
   * @param fanOutConsumer name to register for enhanced fan-out; shards are polled if empty
   * @param disorder how much later than its successors a message of one shard may come
   * @param idleAfter silence after which a shard no longer holds event time back
   */
  public KinesisReading(
      MessagePayload payload,
      StartPosition start,
      Optional<String> fanOutConsumer,
      Duration disorder,
      Duration idleAfter) {
    this.payload = Objects.requireNonNull(payload, "payload");
    this.start = Objects.requireNonNull(start, "start");
    this.fanOutConsumer = fanOutConsumer.orElse(null);
    this.disorder = Objects.requireNonNull(disorder, "disorder");
    this.idleAfter = Objects.requireNonNull(idleAfter, "idleAfter");
  }

  MessagePayload payload() {
    return payload;
  }

  Duration disorder() {
    return disorder;
  }

  /** The connector's properties for this stream. */
  Properties properties(KinesisStream stream) {
    Properties properties = stream.connection();
    start.addTo(properties);
    properties.setProperty("flink.shard.idle.interval", String.valueOf(idleAfter.toMillis()));
    if (fanOutConsumer != null) {
      properties.setProperty("flink.stream.recordpublisher", "EFO");
      properties.setProperty("flink.stream.efo.consumername", fanOutConsumer);
    }
    return properties;
  }
}
