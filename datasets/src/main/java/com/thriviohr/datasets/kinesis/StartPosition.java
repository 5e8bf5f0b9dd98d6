package com.thriviohr.datasets.kinesis;

import java.io.Serializable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Properties;

/** Where in a stream a job begins that starts without a savepoint. */
public final class StartPosition implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final String POSITION = "flink.stream.initpos";
  private static final DateTimeFormatter CONNECTOR_FORMAT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX").withZone(ZoneOffset.UTC);

  private final String position;
  private final Instant since;

  private StartPosition(String position, Instant since) {
    this.position = position;
    this.since = since;
  }

  /**
   * @param words {@code earliest} for all that the stream still holds, {@code latest} for what
   *     comes after the start, or an ISO-8601 instant of arrival
   * @throws IllegalArgumentException when it is none of these
   */
  public static StartPosition of(String words) {
    switch (words) {
      case "earliest":
        return new StartPosition("TRIM_HORIZON", null);
      case "latest":
        return new StartPosition("LATEST", null);
      default:
        return new StartPosition("AT_TIMESTAMP", instant(words));
    }
  }

  private static Instant instant(String words) {
    try {
      return Instant.parse(words);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("Not earliest, latest or an ISO-8601 instant.", e);
    }
  }

  void addTo(Properties properties) {
    properties.setProperty(POSITION, position);
    if (since != null) {
      properties.setProperty(POSITION + ".timestamp", CONNECTOR_FORMAT.format(since));
    }
  }
}
