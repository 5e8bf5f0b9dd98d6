package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;

/** An account's quota for a model. Immutable. */
public final class QuotaLimits {
  private static final QuotaLimits NONE = new QuotaLimits(0, 0, 1, 60);

  private final long requestsPerMinute;
  private final long tokensPerMinute;
  private final double outputBurnRate;
  private final double burstSeconds;

  private QuotaLimits(
      long requestsPerMinute, long tokensPerMinute, double outputBurnRate, double burstSeconds) {
    this.requestsPerMinute = atLeastZero("requests-per-minute", requestsPerMinute);
    this.tokensPerMinute = atLeastZero("tokens-per-minute", tokensPerMinute);
    this.outputBurnRate = outputBurnRate;
    this.burstSeconds = burstSeconds;
  }

  /** No limits. */
  public static QuotaLimits none() {
    return NONE;
  }

  /** Requests a minute, 0 for no limit. */
  public QuotaLimits withRequestsPerMinute(long limit) {
    return new QuotaLimits(limit, tokensPerMinute, outputBurnRate, burstSeconds);
  }

  /** Input tokens and token limits a minute, 0 for no limit. */
  public QuotaLimits withTokensPerMinute(long limit) {
    return new QuotaLimits(requestsPerMinute, limit, outputBurnRate, burstSeconds);
  }

  /** What an output token counts when a call is settled; 5 for newer Claude models. */
  public QuotaLimits withOutputBurnRate(double rate) {
    if (!(rate > 0)) {
      throw new InvalidInputException("Simulator setting burn-rate must be more than 0");
    }
    return new QuotaLimits(requestsPerMinute, tokensPerMinute, rate, burstSeconds);
  }

  /** How many seconds of quota an idle account saves up. */
  public QuotaLimits withBurstSeconds(double seconds) {
    if (!(seconds > 0)) {
      throw new InvalidInputException("Simulator setting burst-seconds must be more than 0");
    }
    return new QuotaLimits(requestsPerMinute, tokensPerMinute, outputBurnRate, seconds);
  }

  long requestsPerMinute() {
    return requestsPerMinute;
  }

  long tokensPerMinute() {
    return tokensPerMinute;
  }

  double outputBurnRate() {
    return outputBurnRate;
  }

  double burstSeconds() {
    return burstSeconds;
  }

  private static long atLeastZero(String name, long value) {
    if (value < 0) {
      throw new InvalidInputException(
          "Simulator setting " + name + " is " + value + "; it must be 0 or more");
    }
    return value;
  }
}
