package com.thriviohr.udfs.state;

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
  public static final ConfigOption<Duration> SESSION_GAP =
      key("stream.session-gap")
          .durationType()
          .defaultValue(Duration.ofHours(12))
          .withDeprecatedKeys("stream.silence")
          .withDescription("Session gap: silence after which a conversation of a stream is over.");

  /** Memory. */
  public static final ConfigOption<Duration> STATE_TTL =
      key("stream.state-ttl")
          .durationType()
          .defaultValue(Duration.ofDays(7))
          .withDeprecatedKeys("stream.memory")
          .withDescription(
              "State TTL: how long a stream's messages, texts and closed conversations are known again.");

  public static final List<ConfigOption<?>> ALL = List.of(EDIT_WINDOW, SESSION_GAP, STATE_TTL);

  private StreamOptions() {}
}
