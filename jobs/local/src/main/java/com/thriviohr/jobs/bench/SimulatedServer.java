package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/** One simulator: its settings, what it can write at most, and when it dies. Immutable. */
final class SimulatedServer {
  private final String arguments;
  private final int places;
  private final double tokensPerSecond;
  private final double diesAfterSeconds;

  private SimulatedServer(
      String arguments, int places, double tokensPerSecond, double diesAfterSeconds) {
    this.places = places;
    this.arguments = requireNonNull(arguments, "arguments");
    this.tokensPerSecond = tokensPerSecond;
    this.diesAfterSeconds = diesAfterSeconds;
  }

  /**
   * @param slots generations at a time
   * @param decode output tokens a second of each
   * @param more further arguments of the simulator
   */
  static SimulatedServer of(int slots, int decode, String more) {
    String arguments = "--slots " + slots + " --decode " + decode + " --prefill 0 " + more;
    int places = more.contains("--queue-limit 0") ? slots : slots + slots / 8;
    return new SimulatedServer(arguments.trim(), places, slots * decode, Double.POSITIVE_INFINITY);
  }

  /** The same, slowed down to so many output tokens a second by its other arguments. */
  SimulatedServer writing(double newTokensPerSecond) {
    return new SimulatedServer(arguments, places, newTokensPerSecond, diesAfterSeconds);
  }

  /** The same, gone without notice so long after the first prompt. */
  SimulatedServer dyingAfter(double seconds) {
    return new SimulatedServer(arguments, places, tokensPerSecond, seconds);
  }

  /** Calls at a time that keep it busy, with a few in its queue if it has one. */
  int places() {
    return places;
  }

  String arguments() {
    return arguments;
  }

  OptionalDouble diesAfterSeconds() {
    return Double.isInfinite(diesAfterSeconds)
        ? OptionalDouble.empty()
        : OptionalDouble.of(diesAfterSeconds);
  }

  /** Output tokens it can write within so many seconds of the first prompt. */
  double tokensWithin(double seconds) {
    return tokensPerSecond * Math.min(seconds, diesAfterSeconds);
  }
}
