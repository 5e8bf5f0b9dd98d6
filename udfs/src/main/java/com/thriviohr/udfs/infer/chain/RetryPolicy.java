package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.Random;

/**
 * When and how often a failed call is repeated: full jitter, a random wait between zero and an
 * exponentially growing cap.
 *
 * @see <a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">AWS on
 *     backoff and jitter</a>
 */
public final class RetryPolicy {
  private static final int FEW_ATTEMPTS = 3;
  private static final int THROTTLED_FACTOR = 3;

  private final int maxAttempts;
  private final Duration baseDelay;
  private final Duration maxDelay;
  private final Duration totalTimeout;

  /**
   * @param maxAttempts most calls for one prompt, the first included; three times as many when
   *     throttled, at most three for failures of the model
   * @param baseDelay cap of the first wait; doubles with every failure
   * @param maxDelay where the cap stops growing
   * @param totalTimeout time for all calls and waits together
   */
  public RetryPolicy(
      int maxAttempts, Duration baseDelay, Duration maxDelay, Duration totalTimeout) {
    this.maxAttempts = maxAttempts;
    this.baseDelay = requireNonNull(baseDelay, "baseDelay");
    this.maxDelay = requireNonNull(maxDelay, "maxDelay");
    this.totalTimeout = requireNonNull(totalTimeout, "totalTimeout");
  }

  /** Time for all calls and waits together. */
  public Duration totalTimeout() {
    return totalTimeout;
  }

  /** True when one more call may follow the given number of failed ones. */
  public boolean allows(InferenceException failure, int attempts) {
    return failure.kind().isRetryable() && attempts < mostAttempts(failure.kind());
  }

  /**
   * A prompt that was throttled was not looked at, and our own probing may be the cause; a failure
   * of the model itself tends to meet the same prompt again.
   */
  private int mostAttempts(FailureKind kind) {
    switch (kind) {
      case THROTTLED:
        return maxAttempts * THROTTLED_FACTOR;
      case DEPENDENCY_FAILED:
      case GENERATION_FAILED:
      case MALFORMED_RESPONSE:
        return Math.min(maxAttempts, FEW_ATTEMPTS);
      default:
        return maxAttempts;
    }
  }

  /**
   * The wait before the next call. A Retry-After is kept in full, plus a short jitter so that calls
   * refused together do not return together; one of zero means at once.
   */
  public Duration delay(InferenceException failure, int attempts, Random random) {
    return failure
        .retryAfter()
        .map(wait -> wait.isZero() ? wait : wait.plus(jitter(baseDelay, random)))
        .orElseGet(() -> jitter(cap(attempts), random));
  }

  private Duration cap(int attempts) {
    // 2^20 base delays are days already; the bounds keep the shift from overflowing.
    Duration grown = baseDelay.multipliedBy(1L << Math.min(attempts - 1, 20));
    return grown.compareTo(maxDelay) < 0 ? grown : maxDelay;
  }

  private static Duration jitter(Duration cap, Random random) {
    return Duration.ofNanos((long) (cap.toNanos() * random.nextDouble()));
  }
}
