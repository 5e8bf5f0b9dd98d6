package com.thriviohr.udfs.simulator;

import java.util.Objects;

/** How large and how reliable the simulated endpoint is. */
public final class SimulatorSettings {
  private final int port;
  private final long seed;
  private final int slots;
  private final double decodeTokensPerSecond;
  private final int queueLimit;
  private final FaultPlan faults;

  /**
   * @param port port on loopback, 0 for any free one
   * @param seed decides answers and faults
   * @param slots generations that run at the same time
   * @param decodeTokensPerSecond tokens a second in each slot
   * @param queueLimit requests that may wait for a slot; more are answered 429
   * @param faults what goes wrong, and how often
   */
  public SimulatorSettings(
      int port,
      long seed,
      int slots,
      double decodeTokensPerSecond,
      int queueLimit,
      FaultPlan faults) {
    this.port = port;
    this.seed = seed;
    this.slots = slots;
    this.decodeTokensPerSecond = decodeTokensPerSecond;
    this.queueLimit = queueLimit;
    this.faults = Objects.requireNonNull(faults, "faults");
  }

  /** A quick endpoint with 64 slots that fails as planned. */
  public static SimulatorSettings quick(long seed, FaultPlan faults) {
    return new SimulatorSettings(0, seed, 64, 2_000, 1_000, faults);
  }

  int port() {
    return port;
  }

  long seed() {
    return seed;
  }

  int slots() {
    return slots;
  }

  double decodeTokensPerSecond() {
    return decodeTokensPerSecond;
  }

  int queueLimit() {
    return queueLimit;
  }

  FaultPlan faults() {
    return faults;
  }
}
