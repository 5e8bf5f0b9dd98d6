package com.thriviohr.udfs.infer.limit;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How many repeats of failed calls an endpoint gets: a few per second, and one more for every ten
 * answers. When it is used up repeats are put off, not dropped: a job has all night, an endpoint in
 * trouble has not. Thread-safe.
 *
 * @see <a href="https://sre.google/sre-book/handling-overload/">Google SRE: per-client retry
 *     budget</a>
 */
public final class RetryBudget {
  private static final int BURST = 50;
  private static final int PER_SECOND = 5;
  private static final double PER_ANSWER = 0.1;

  private final TokenBucket bucket;

  /**
   * @param nanoTime monotone clock in nanoseconds
   */
  public RetryBudget(LongSupplier nanoTime) {
    bucket = new TokenBucket(BURST, PER_SECOND, Duration.ofSeconds(1), nanoTime);
  }

  /** Takes one repeat, and tells how long to put it off; zero when there was one to take. */
  public Duration take() {
    return bucket.takeInAdvance(1);
  }

  /** The endpoint answered. */
  public void answered() {
    bucket.giveBack(PER_ANSWER);
  }
}
