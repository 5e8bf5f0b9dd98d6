package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.kinesis.KinesisReading;
import com.thriviohr.datasets.kinesis.KinesisStream;
import com.thriviohr.datasets.kinesis.StartPosition;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Where messages that never end come from, and what is kept of them for how long. */
public final class StreamConfig {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final KinesisStream source;
  private final KinesisReading reading;
  private final Duration editWindow;
  private final Duration silence;
  private final Duration memory;

  private StreamConfig(Settings settings, KinesisStream source, StartPosition start) {
    this.source = source;
    this.reading =
        new KinesisReading(
            settings.read(KinesisOptions.PAYLOAD),
            start,
            settings.optional(KinesisOptions.FAN_OUT_CONSUMER),
            duration(settings, KinesisOptions.DISORDER),
            duration(settings, KinesisOptions.IDLE_AFTER));
    this.editWindow = duration(settings, StreamOptions.EDIT_WINDOW);
    this.silence = duration(settings, StreamOptions.SILENCE);
    this.memory = duration(settings, StreamOptions.MEMORY);
    if (silence.compareTo(editWindow) < 0) {
      settings.refuse(
          "--stream.silence is shorter than --stream.edit-window: messages would come late to"
              + " their conversations");
    }
  }

  /** The settings of a stream, or empty where messages are files. */
  static Optional<StreamConfig> read(Settings settings, String messages) {
    if (messages == null || !KinesisStream.isNamedBy(messages)) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StreamConfig(
              settings,
              KinesisStream.of(
                  messages,
                  settings.optional(KinesisOptions.REGION),
                  settings.optional(KinesisOptions.ENDPOINT)),
              start(settings)));
    } catch (InvalidInputException e) {
      settings.refuse("--messages " + e.getMessage());
      return Optional.empty();
    }
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

  private static Duration duration(Settings settings, ConfigOption<Duration> option) {
    return settings.read(
        option,
        d -> !d.isNegative() && d.compareTo(LONGEST) <= 0,
        "0 s to " + LONGEST.toDays() + " d");
  }

  /** The stream. */
  public KinesisStream source() {
    return source;
  }

  /** How it is read. */
  public KinesisReading reading() {
    return reading;
  }

  /** How long a message waits for later versions. */
  public Duration editWindow() {
    return editWindow;
  }

  /** Silence after which a conversation is over. */
  public Duration silence() {
    return silence;
  }

  /** How long what is done with is known again. */
  public Duration memory() {
    return memory;
  }
}
