package com.thriviohr.udfs.infer.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What an account may ask of a model per minute. A call reserves its input and the most it may
 * generate when it is sent, as Bedrock does, and settles when it is answered. Thread-safe.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/quotas-token-burndown.html">How
 *     Bedrock counts tokens</a>
 */
public final class Quota {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Sixth of a minute: the provider's own minute is never filled by a burst of ours. */
  private static final double BURST = 1.0 / 6;

  /** The provider has settled one in so many calls of which nothing is known here yet. */
  private static final int ON_THE_WIRE = 8;

  private final TokenBucket requests;
  private final TokenBucket tokens;
  private final int burnDown;
  private long outstanding;

  /**
   * @param limits requests and tokens per minute
   * @param burnDown quota tokens an output token takes in the end
   * @param nanoTime monotone clock in nanoseconds
   */
  public Quota(RateLimits limits, int burnDown, LongSupplier nanoTime) {
    requireNonNull(limits, "limits");
    this.requests = bucket(limits.requestsPerMinute(), nanoTime);
    this.tokens = bucket(limits.tokensPerMinute(), nanoTime);
    this.burnDown = burnDown;
  }

  /**
   * Reserves one call.
   *
   * @return zero when reserved, otherwise the time after which to ask again
   */
  public synchronized Duration tryReserve(long inputTokens, long maxTokens) {
    Duration wait = requests.tryTake(1);
    if (!wait.isZero()) {
      return wait;
    }
    long reserved = inputTokens + maxTokens;
    wait = tokens.tryTake((double) reserved, (double) outstanding / ON_THE_WIRE);
    if (wait.isZero()) {
      outstanding += reserved;
    } else {
      requests.giveBack(1);
    }
    return wait;
  }

  /** Settles a reservation of so many tokens at what the call took. */
  public synchronized void settle(long reserved, long inputTokens, long outputTokens) {
    outstanding -= reserved;
    tokens.giveBack((double) (reserved - inputTokens - burnDown * outputTokens));
  }

  /** Keeps a whole reservation of a call that broke off: nobody tells what it took. */
  public synchronized void keep(long reserved) {
    outstanding -= reserved;
  }

  /** Gives a whole reservation back: the provider did not start the call. */
  public synchronized void cancel(long reserved) {
    outstanding -= reserved;
    tokens.giveBack((double) reserved);
    requests.giveBack(1);
  }

  /**
   * Gives a whole reservation back that the provider refused. It has counted more than is known
   * here, such as a long answer that is still on its way, so there is less than nothing left.
   */
  public synchronized void refused(long reserved) {
    cancel(reserved);
    tokens.drain((double) reserved);
  }

  private static TokenBucket bucket(long perMinute, LongSupplier nanoTime) {
    return new TokenBucket(Math.max(1, perMinute * BURST), perMinute, MINUTE, nanoTime);
  }
}
