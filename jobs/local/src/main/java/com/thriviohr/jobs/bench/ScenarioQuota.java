package com.thriviohr.jobs.bench;

import java.util.List;

/** Tokens a minute as Bedrock counts them, with what an idle account saves up. Immutable. */
final class ScenarioQuota {
  private final long tokensPerMinute;
  private final int burnRate;
  private final double burstSeconds;

  /**
   * @param burnRate quota tokens that an output token takes
   * @param burstSeconds seconds of quota that are there at the start
   */
  ScenarioQuota(long tokensPerMinute, int burnRate, double burstSeconds) {
    this.tokensPerMinute = tokensPerMinute;
    this.burnRate = burnRate;
    this.burstSeconds = burstSeconds;
  }

  /** For the simulator. */
  String arguments() {
    return "--tokens-per-minute "
        + tokensPerMinute
        + " --burn-rate "
        + burnRate
        + " --burst-seconds "
        + burstSeconds;
  }

  /** For the model's entry in the catalog. */
  String limits() {
    return ", burn_down: " + burnRate + ", tokens_per_minute: " + tokensPerMinute;
  }

  /** Share that the answers took of what the quota gave in so many seconds, its burst included. */
  double use(List<Observations.Answered> answers, double seconds) {
    double taken =
        answers.stream()
            .mapToLong(answer -> answer.inputTokens + (long) burnRate * answer.outputTokens)
            .sum();
    return taken / (tokensPerMinute / 60.0 * (burstSeconds + seconds));
  }
}
