package com.thriviohr.datasets.sample;

import com.thriviohr.datasets.record.RawMessage;
import java.util.List;

/** A message and the truth about what was planted in it. */
public final class PlantedMessage {
  private final RawMessage message;
  private final List<Span> spans;

  PlantedMessage(RawMessage message, List<Span> spans) {
    this.message = message;
    this.spans = List.copyOf(spans);
  }

  /** The message. */
  public RawMessage message() {
    return message;
  }

  /** Every planted entity, in order. */
  public List<Span> spans() {
    return spans;
  }
}
