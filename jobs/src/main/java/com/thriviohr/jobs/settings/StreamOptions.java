package com.thriviohr.jobs.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What a job waits for and remembers when its input never ends. */
public final class StreamOptions {
  /** Edit window. */
  public static final ConfigOption<Duration> EDIT_WINDOW =
      key("stream.edit-window")
          .durationType()
          .defaultValue(Duration.ofMinutes(5))
          .withDescription("How long a message of a stream waits for its edits and its deletion.");

  /** Silence. */
  public static final ConfigOption<Duration> SILENCE =
      key("stream.silence")
          .durationType()
          .defaultValue(Duration.ofHours(12))
          .withDescription("Silence after which a conversation of a stream is over.");

  /** Memory. */
  public static final ConfigOption<Duration> MEMORY =
      key("stream.memory")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDescription(
              "How long a stream's messages, texts and closed conversations are known again.");

  static final List<ConfigOption<?>> ALL = List.of(EDIT_WINDOW, SILENCE, MEMORY);

  private StreamOptions() {}
}
