package com.thriviohr.udfs.infer.client;

import static java.util.Objects.requireNonNull;

/** A prompt's place among those that wait for an endpoint. Immutable. */
public final class QueuePosition {
  private static final QueuePosition WHENEVER = new QueuePosition(Place.LAST, () -> {});
  private static final QueuePosition HEDGE = new QueuePosition(Place.ONLY_IF_IDLE, () -> {});

  private enum Place {
    LAST,
    FIRST,
    ONLY_IF_IDLE
  }

  private final Place place;
  private final Runnable onStart;

  private QueuePosition(Place place, Runnable onStart) {
    this.place = place;
    this.onStart = requireNonNull(onStart, "onStart");
  }

  /** A place at the end, for callers who need not know when it is reached. */
  public static QueuePosition whenever() {
    return WHENEVER;
  }

  /**
   * A place at the end.
   *
   * @param onStart run once, when the prompt is sent
   */
  public static QueuePosition first(Runnable onStart) {
    return new QueuePosition(Place.LAST, onStart);
  }

  /**
   * A place before all who have not been sent yet: this prompt's clock is running.
   *
   * @param onStart run once, when the prompt is sent again
   */
  public static QueuePosition repeat(Runnable onStart) {
    return new QueuePosition(Place.FIRST, onStart);
  }

  /** No place at all: a second call beside a slow one, made now and with nobody waiting, or not. */
  public static QueuePosition hedge() {
    return HEDGE;
  }

  /** True for a prompt that has been sent before. */
  public boolean isRepeat() {
    return place == Place.FIRST;
  }

  /** True for a second call beside a slow one. */
  public boolean isHedge() {
    return place == Place.ONLY_IF_IDLE;
  }

  /** The same place, with something more to run when the prompt is sent. */
  public QueuePosition andThen(Runnable next) {
    return new QueuePosition(
        place,
        () -> {
          onStart.run();
          next.run();
        });
  }

  /** The prompt is about to be sent; what this throws is the call's failure. */
  public void start() {
    onStart.run();
  }
}
