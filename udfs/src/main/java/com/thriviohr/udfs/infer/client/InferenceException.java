package com.thriviohr.udfs.infer.client;

import java.time.Duration;
import java.util.Optional;

/** A failed call. The message names status and endpoint, never prompt or answer text. */
public final class InferenceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final FailureKind kind;
  private final int attempts;
  private final transient Duration retryAfter;
  private final transient Usage usage;

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
    this(kind, message, retryAfter, attempts, Usage.NONE);
  }

  private InferenceException(
      FailureKind kind, String message, Duration retryAfter, int attempts, Usage usage) {
    super(message);
    this.kind = kind;
    this.retryAfter = retryAfter;
    this.attempts = attempts;
    this.usage = usage;
  }

  /** What went wrong. */
  public FailureKind kind() {
    return kind;
  }

  /** The wait the endpoint asked for with Retry-After. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  /** The same failure, to be repeated at once whatever the endpoint asked for. */
  public InferenceException withoutWait() {
    return new InferenceException(kind, getMessage(), Duration.ZERO, attempts, usage);
  }

  /** The same failure, told at more length. */
  public InferenceException adding(String more) {
    return new InferenceException(kind, getMessage() + more, retryAfter, attempts, usage);
  }

  /** Calls made so far, the failed one included. */
  public int attempts() {
    return attempts;
  }

  /** The same failure after more attempts. */
  public InferenceException withAttempts(int newAttempts) {
    return new InferenceException(kind, getMessage(), retryAfter, newAttempts, usage);
  }

  /** What answers that were of no use took. */
  public Usage usage() {
    return usage == null ? Usage.NONE : usage;
  }

  /** The same failure with what answers that were of no use took. */
  public InferenceException withUsage(Usage taken) {
    return new InferenceException(kind, getMessage(), retryAfter, attempts, taken);
  }
}
