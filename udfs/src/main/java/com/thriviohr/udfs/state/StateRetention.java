package com.thriviohr.udfs.state;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * How long keyed functions wait for more of the same key, and how long they remember a key that
 * they are done with. Without limits both last until the end of bounded input.
 */
public final class StateRetention implements Serializable {
  private static final long serialVersionUID = 1L;

  private final Duration wait;
  private final Duration afterwards;

  private StateRetention(Duration wait, Duration afterwards) {
    this.wait = wait;
    this.afterwards = afterwards;
  }

  /** Everything lasts until the end of bounded input. */
  public static StateRetention ofAll() {
    return new StateRetention(null, null);
  }

  /**
   * @param wait how long more of the same key is expected
   * @param afterwards how long a key is known that is done with
   */
  public static StateRetention of(Duration wait, Duration afterwards) {
    return new StateRetention(
        requireNonNull(wait, "wait"), requireNonNull(afterwards, "afterwards"));
  }

  /** True when there are limits. */
  public boolean isLimited() {
    return wait != null;
  }

  /** Event time, in milliseconds, at which nothing more is expected after a message. */
  public long endsAt(Instant sentAt) {
    return isLimited() ? sentAt.toEpochMilli() + wait.toMillis() : Long.MAX_VALUE;
  }

  /** Event time at which a key that was done with at the given time is forgotten. */
  public long forgetsAt(long doneAt) {
    return doneAt + afterwards.toMillis();
  }
}
