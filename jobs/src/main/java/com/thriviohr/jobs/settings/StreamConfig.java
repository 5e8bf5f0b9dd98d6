package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.kinesis.KinesisOptions;
import com.thriviohr.datasets.kinesis.KinesisReading;
import com.thriviohr.datasets.kinesis.KinesisStream;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.udfs.state.StreamOptions;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Where messages that never end come from, and what is kept of them for how long. */
public final class StreamConfig {
  private static final Duration LONGEST = Duration.ofDays(400);

  private final KinesisStream source;
  private final KinesisReading reading;
  private final Duration editWindow;
  private final Duration sessionGap;
  private final Duration stateTtl;

  private StreamConfig(Settings settings, KinesisStream source) {
    this.source = source;
    this.reading = KinesisReading.read(settings);
    this.editWindow = duration(settings, StreamOptions.EDIT_WINDOW);
    this.sessionGap = duration(settings, StreamOptions.SESSION_GAP);
    this.stateTtl = duration(settings, StreamOptions.STATE_TTL);
    if (sessionGap.compareTo(editWindow) < 0) {
      settings.refuse(
          "--stream.session-gap is shorter than --stream.edit-window: messages would come late to"
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
                  settings.optional(KinesisOptions.ENDPOINT))));
    } catch (InvalidInputException e) {
      settings.refuse("--messages " + e.getMessage());
      return Optional.empty();
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
  public Duration sessionGap() {
    return sessionGap;
  }

  /** How long what is done with is known again. */
  public Duration stateTtl() {
    return stateTtl;
  }
}
