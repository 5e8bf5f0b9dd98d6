package com.thriviohr.datasets.kinesis;

import com.thriviohr.datasets.settings.Settings;
import java.io.Serializable;
import java.time.Duration;
import java.util.Properties;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/**
 * How a stream of messages is read: {@link KinesisOptions} as they were given. Immutable; shipped
 * to the workers.
 */
public final class KinesisReading implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration LONGEST = Duration.ofDays(400);

  private final Configuration values;
  private final StartPosition start;

  private KinesisReading(Configuration values, StartPosition start) {
    this.values = values;
    this.start = start;
  }

  /** Reads the options; problems are left to be reported. */
  public static KinesisReading read(Settings settings) {
    settings.read(KinesisOptions.PAYLOAD);
    duration(settings, KinesisOptions.OUT_OF_ORDERNESS);
    duration(settings, KinesisOptions.IDLE_AFTER);
    return new KinesisReading(settings.values(KinesisOptions.READING), start(settings));
  }

  private static void duration(Settings settings, ConfigOption<Duration> option) {
    settings.read(
        option,
        d -> !d.isNegative() && d.compareTo(LONGEST) <= 0,
        "0 s to " + LONGEST.toDays() + " d");
  }

  private static StartPosition start(Settings settings) {
    String words = settings.read(KinesisOptions.START);
    try {
      return StartPosition.of(words);
    } catch (IllegalArgumentException e) {
      settings.refuse(
          "--kinesis.start '" + words + "' is not earliest, latest or like 2026-11-24T00:00:00Z");
      return StartPosition.of("earliest");
    }
  }

  /** How a record is written. */
  public MessagePayload payload() {
    return values.get(KinesisOptions.PAYLOAD);
  }

  /** How much older than its predecessors in a shard a message may be. */
  public Duration outOfOrderness() {
    return values.get(KinesisOptions.OUT_OF_ORDERNESS);
  }

  /** The connector's properties for this stream. */
  public Properties properties(KinesisStream stream) {
    Properties properties = stream.connection();
    start.addTo(properties);
    long idle = values.get(KinesisOptions.IDLE_AFTER).toMillis();
    properties.setProperty("flink.shard.idle.interval", String.valueOf(idle));
    values
        .getOptional(KinesisOptions.FAN_OUT_CONSUMER)
        .ifPresent(
            name -> {
              properties.setProperty("flink.stream.recordpublisher", "EFO");
              properties.setProperty("flink.stream.efo.consumername", name);
            });
    return properties;
  }
}
