package com.thriviohr.udfs.simulator;

/** An account's quota for a model. Immutable. */
public final class QuotaLimits {
  private static final QuotaLimits NONE = new QuotaLimits(0, 0, 1, 60);

  private final long requestsPerMinute;
  private final long tokensPerMinute;
  private final double outputBurnRate;
  private final double burstSeconds;

  private QuotaLimits(
      long requestsPerMinute, long tokensPerMinute, double outputBurnRate, double burstSeconds) {
    this.requestsPerMinute = requestsPerMinute;
    this.tokensPerMinute = tokensPerMinute;
    this.outputBurnRate = outputBurnRate;
    this.burstSeconds = burstSeconds;
  }

  /** No limits. */
  public static QuotaLimits none() {
    return NONE;
  }

  /** Requests a minute, 0 for no limit. */
  public QuotaLimits withRequestsPerMinute(long limit) {
    SimulatorSettings.check(limit >= 0, "requests-per-minute", limit, "0 or more");
    return new QuotaLimits(limit, tokensPerMinute, outputBurnRate, burstSeconds);
  }

  /** Input tokens and token limits a minute, 0 for no limit. */
  public QuotaLimits withTokensPerMinute(long limit) {
    SimulatorSettings.check(limit >= 0, "tokens-per-minute", limit, "0 or more");
    return new QuotaLimits(requestsPerMinute, limit, outputBurnRate, burstSeconds);
  }

  /** What an output token counts when a call is settled; 5 for newer Claude models. */
  public QuotaLimits withOutputBurnRate(double rate) {
    SimulatorSettings.check(rate > 0, "burn-rate", rate, "more than 0");
    return new QuotaLimits(requestsPerMinute, tokensPerMinute, rate, burstSeconds);
  }

  /** How many seconds of quota an idle account saves up. */
  public QuotaLimits withBurstSeconds(double seconds) {
    SimulatorSettings.check(seconds > 0, "burst-seconds", seconds, "more than 0");
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
}
