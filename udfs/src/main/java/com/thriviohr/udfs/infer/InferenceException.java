package com.thriviohr.udfs.infer;

import java.time.Duration;
import java.util.Optional;

/** A failed call. The message names status and endpoint, never prompt or answer text. */
public final class InferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final int attempts;
  private final transient Duration retryAfter;
  private final long costMicroUsd;

  /**
   * @param kind what went wrong
   * @param message status and endpoint, no record text
   */
  public InferenceException(FailureKind kind, String message) {
    this(kind, message, null, 1);
  }

  /**
   * @param kind what went wrong
   * @param message status and endpoint, no record text
   * @param retryAfter the wait the endpoint asked for, or null
   * @param attempts calls made so far, this one included
   */
  public InferenceException(FailureKind kind, String message, Duration retryAfter, int attempts) {
    this(kind, message, retryAfter, attempts, 0);
  }

  private InferenceException(
      FailureKind kind, String message, Duration retryAfter, int attempts, long costMicroUsd) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.attempts = attempts;
    this.costMicroUsd = costMicroUsd;
  }

  /** What went wrong. */
  public FailureKind kind() {
    return kind;
  }

  /** The wait the endpoint asked for with Retry-After. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** Calls made so far, the failed one included. */
  public int attempts() {
    return attempts;
  }

  /** The same failure after more attempts. */
  public InferenceException withAttempts(int newAttempts) {
    return new InferenceException(kind, getMessage(), retryAfter, newAttempts, costMicroUsd);
  }

  /** Cost of answers that were of no use, in millionths of a US dollar. */
  public long costMicroUsd() {
    return costMicroUsd;
  }

  /** The same failure with the cost of answers that were of no use. */
  public InferenceException withCost(long microUsd) {
    return new InferenceException(kind, getMessage(), retryAfter, attempts, microUsd);
  }
}
