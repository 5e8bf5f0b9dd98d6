package com.thriviohr.udfs.simulator;

/**
 * How much an endpoint can do at a time: slots, speed of a slot, and how many requests may wait.
 * Immutable; a running simulator takes another one at any time.
 */
public final class Capacity {
  private static final Capacity DEFAULT = new Capacity(64, 50_000, 5_000, 0, 10_000);
  private static final Capacity INSTANT = new Capacity(Integer.MAX_VALUE, 0, 0, 0, 0);

  private final int slots;
  private final double prefillTokensPerSecond;
  private final double decodeTokensPerSecond;
  private final double batchSlowdown;
  private final int queueLimit;

  private Capacity(
      int slots,
      double prefillTokensPerSecond,
      double decodeTokensPerSecond,
      double batchSlowdown,
      int queueLimit) {
    this.slots = slots;
    this.prefillTokensPerSecond = prefillTokensPerSecond;
    this.decodeTokensPerSecond = decodeTokensPerSecond;
    this.batchSlowdown = batchSlowdown;
    this.queueLimit = queueLimit;
  }

  /** 64 quick slots, and 10,000 requests may wait. */
  public static Capacity defaults() {
    return DEFAULT;
  }

  /** Every answer at once: what is measured is the client. */
  public static Capacity instant() {
    return INSTANT;
  }

  /** Generations that run at the same time; 0 stops the endpoint, and requests wait. */
  public Capacity withSlots(int number) {
    SimulatorSettings.check(number >= 0, "slots", number, "0 or more");
    return new Capacity(
        number, prefillTokensPerSecond, decodeTokensPerSecond, batchSlowdown, queueLimit);
  }

  /** Input tokens that a slot reads in a second; 0 takes no time. */
  public Capacity withPrefillTokensPerSecond(double rate) {
    SimulatorSettings.check(rate >= 0, "prefill", rate, "0 or more");
    return new Capacity(slots, rate, decodeTokensPerSecond, batchSlowdown, queueLimit);
  }

  /** Output tokens that a slot alone writes in a second; 0 takes no time. */
  public Capacity withDecodeTokensPerSecond(double rate) {
    SimulatorSettings.check(rate >= 0, "decode", rate, "0 or more");
    return new Capacity(slots, prefillTokensPerSecond, rate, batchSlowdown, queueLimit);
  }

  /** Share by which each further running generation slows a new one; 0.01 doubles it at 101. */
  public Capacity withBatchSlowdown(double share) {
    SimulatorSettings.check(share >= 0, "batch-slowdown", share, "0 or more");
    return new Capacity(slots, prefillTokensPerSecond, decodeTokensPerSecond, share, queueLimit);
  }

  /** Requests that may wait for a slot; the next one is refused. */
  public Capacity withQueueLimit(int limit) {
    SimulatorSettings.check(limit >= 0, "queue-limit", limit, "0 or more");
    return new Capacity(slots, prefillTokensPerSecond, decodeTokensPerSecond, batchSlowdown, limit);
  }

  /** Requests wait for ever, as in front of vLLM. */
  public Capacity withUnboundedQueue() {
    return withQueueLimit(Integer.MAX_VALUE);
  }

  /** The same slots, that many times as slow. */
  public Capacity slowedBy(double factor) {
    SimulatorSettings.check(factor > 0, "factor", factor, "more than 0");
    return withPrefillTokensPerSecond(prefillTokensPerSecond / factor)
        .withDecodeTokensPerSecond(decodeTokensPerSecond / factor);
  }

  /** Generations that run at the same time. */
  public int slots() {
    return slots;
  }

  /** Requests that may wait for a slot. */
  public int queueLimit() {
    return queueLimit;
  }

  /**
   * Nanoseconds a generation holds its slot.
   *
   * @param running generations that run while it does, itself included
   */
  long nanos(long inputTokens, long outputTokens, int running) {
    double seconds = 0;
    if (prefillTokensPerSecond > 0) {
      seconds += inputTokens / prefillTokensPerSecond;
    }
    if (decodeTokensPerSecond > 0) {
      double slower = 1 + batchSlowdown * (running - 1);
      seconds += outputTokens / decodeTokensPerSecond * slower;
    }
    return (long) (seconds * 1e9);
  }
}
