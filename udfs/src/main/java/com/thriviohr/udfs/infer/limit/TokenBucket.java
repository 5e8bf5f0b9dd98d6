package com.thriviohr.udfs.infer.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Fills evenly and is never waited for by a thread. May go below empty. Thread-safe. */
public final class TokenBucket {
  private final double capacity;
  private final double perNano;
  private final LongSupplier nanoTime;
  private double level;
  private long filledAt;

  /**
   * @param capacity most it holds; it begins full
   * @param refill tokens it gains over the period
   * @param nanoTime monotone clock in nanoseconds
   */
  public TokenBucket(double capacity, double refill, Duration period, LongSupplier nanoTime) {
    this.capacity = capacity;
    this.perNano = refill / period.toNanos();
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.level = capacity;
    this.filledAt = nanoTime.getAsLong();
  }

  /**
   * Takes the tokens if they are there. An amount over the capacity needs a full bucket and leaves
   * it below empty.
   *
   * @return zero when taken, otherwise the time after which to ask again
   */
  public Duration tryTake(double tokens) {
    return tryTake(tokens, 0);
  }

  /**
   * Takes the tokens if they are there and some more, which stay.
   *
   * @return zero when taken, otherwise the time after which to ask again
   */
  public synchronized Duration tryTake(double tokens, double more) {
    fill();
    double missing = Math.min(tokens + more, capacity) - level;
    // A billionth of a token is rounding; waiting for it would take forever.
    if (missing <= 1e-9) {
      level -= tokens;
      return Duration.ZERO;
    }
    return Duration.ofNanos((long) Math.ceil(missing / perNano));
  }

  /** Takes the tokens in any case, and tells when they will be there; zero when they are. */
  public synchronized Duration takeInAdvance(double tokens) {
    fill();
    level -= tokens;
    return level >= 0 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil(-level / perNano));
  }

  /** Puts tokens back, or takes more whether they are there or not when negative. */
  public synchronized void giveBack(double tokens) {
    fill();
    level = Math.min(capacity, level + tokens);
  }

  /** Somebody who knows says that it is so far below empty; what is further below stays. */
  public synchronized void drain(double below) {
    fill();
    level = Math.min(level, -below);
  }

  private void fill() {
    long now = nanoTime.getAsLong();
    level = Math.min(capacity, level + (now - filledAt) * perNano);
    filledAt = now;
  }
}
