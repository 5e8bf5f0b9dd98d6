package com.thriviohr.udfs.infer.pool;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whether a server may be called: not for a while after several failures in a row, then with one
 * call at a time until one is answered. Not thread-safe.
 */
final class CircuitBreaker {
  private static final int FAILURES_TO_OPEN = 3;
  private static final Duration FIRST_REST = Duration.ofSeconds(1);
  private static final Duration LONGEST_REST = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private int failures;
  private boolean open;
  private boolean probing;
  private Duration rest = FIRST_REST;
  private long restsUntil;

  CircuitBreaker(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  boolean allows() {
    return !open || (!probing && restsUntil - nanoTime.getAsLong() <= 0);
  }

  boolean isOpen() {
    return open;
  }

  /** Time until a probe is allowed. */
  Duration rest() {
    return Duration.ofNanos(Math.max(0, restsUntil - nanoTime.getAsLong()));
  }

  void called() {
    probing = open;
  }

  void answered() {
    failures = 0;
    open = false;
    probing = false;
    rest = FIRST_REST;
  }

  /** The call ended without saying whether the server is well. */
  void abandoned() {
    probing = false;
  }

  /** Opens for the longest rest: the server said itself that it goes away. */
  void trip() {
    open = true;
    probing = false;
    restsUntil = nanoTime.getAsLong() + LONGEST_REST.toNanos();
  }

  void failed() {
    failures++;
    if (probing || (!open && failures >= FAILURES_TO_OPEN)) {
      open = true;
      probing = false;
      restsUntil = nanoTime.getAsLong() + rest.toNanos();
      Duration doubled = rest.multipliedBy(2);
      rest = doubled.compareTo(LONGEST_REST) < 0 ? doubled : LONGEST_REST;
    }
  }
}
