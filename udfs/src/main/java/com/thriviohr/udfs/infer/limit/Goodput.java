package com.thriviohr.udfs.infer.limit;

/**
 * What an endpoint gives at a number of calls in flight. By Little's law output tokens per second
 * are calls in flight over seconds per token, so a long generation does not look like congestion.
 */
final class Goodput {
  private final double inFlight;
  private final double tokensPerSecond;

  /**
   * @param inFlight mean calls in flight
   * @param secondsPerToken mean seconds a call takes for one of its output tokens, waits included
   */
  Goodput(double inFlight, double secondsPerToken) {
    this.inFlight = inFlight;
    this.tokensPerSecond = inFlight / secondsPerToken;
  }

  double inFlight() {
    return inFlight;
  }

  double tokensPerSecond() {
    return tokensPerSecond;
  }

  /** This goodput over the other's. */
  double over(Goodput other) {
    return tokensPerSecond / other.tokensPerSecond;
  }

  /**
   * Relative gain of goodput for a relative gain of calls in flight: about 1 below the knee, about
   * 0 above it.
   */
  double elasticity(Goodput other) {
    return Math.log(over(other)) / Math.log(inFlight / other.inFlight);
  }

  /** Where the knee is, if goodput grew in proportion from a smaller one up to there. */
  double knee(Goodput smaller) {
    return smaller.inFlight * Math.max(1, over(smaller));
  }
}
