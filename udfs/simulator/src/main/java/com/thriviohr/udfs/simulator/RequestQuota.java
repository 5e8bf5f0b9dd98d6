package com.thriviohr.udfs.simulator;

import java.util.OptionalLong;

/**
 * Requests and tokens a minute as Bedrock counts them: a call reserves its input and its whole
 * token limit when it arrives, and is settled when it ends. What is used flows back evenly over a
 * minute.
 */
final class RequestQuota {
  /** What a call without a limit reserves: the model's own most. */
  static final int UNLIMITED_RESERVATION = 65_536;

  private final Bucket requests;
  private final Bucket tokens;
  private final double outputBurnRate;

  RequestQuota(QuotaLimits limits, SimulatorClock clock) {
    this.requests = new Bucket(limits.requestsPerMinute(), limits.burstSeconds(), clock);
    this.tokens = new Bucket(limits.tokensPerMinute(), limits.burstSeconds(), clock);
    this.outputBurnRate = limits.outputBurnRate();
  }

  /**
   * Reserves a call's share.
   *
   * @return tokens reserved, to be settled; empty when the quota is used up
   */
  OptionalLong reserve(GenerationRequest request) {
    long wanted =
        request.prompt().tokens() + (long) Math.min(request.maxTokens(), UNLIMITED_RESERVATION);
    if (!requests.has(1) || !tokens.has((double) wanted)) {
      return OptionalLong.empty();
    }
    requests.take(1);
    tokens.take((double) wanted);
    return OptionalLong.of(wanted);
  }

  /** Replaces a reservation by what the call has used. */
  void settle(long reserved, int inputTokens, int outputTokens) {
    tokens.take(inputTokens + outputBurnRate * outputTokens - reserved);
  }

  /** Simulated seconds until a call like the refused one may pass. */
  double secondsToWait(GenerationRequest request) {
    return Math.max(requests.secondsUntil(1), tokens.secondsUntil(request.prompt().tokens()));
  }

  /** A bucket that fills evenly; it may fall below zero when a call used more than it reserved. */
  private static final class Bucket {
    private final double perNano;
    private final double most;
    private final SimulatorClock clock;
    private double left;
    private long filledAt;

    Bucket(long perMinute, double burstSeconds, SimulatorClock clock) {
      this.perNano = perMinute / 60e9;
      this.most = perMinute * burstSeconds / 60;
      this.clock = clock;
      this.left = most;
      this.filledAt = clock.nanos();
    }

    boolean has(double amount) {
      if (perNano == 0) {
        return true;
      }
      long now = clock.nanos();
      left = Math.min(most, left + (now - filledAt) * perNano);
      filledAt = now;
      return left >= amount;
    }

    void take(double amount) {
      left = Math.min(most, left - amount);
    }

    double secondsUntil(double amount) {
      return has(amount) ? 0 : (Math.min(most, amount) - left) / perNano / 1e9;
    }
  }
}
