package com.thriviohr.udfs.infer.client;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;

/** The counts of {@link InferenceMetrics} at one moment. Immutable. */
public final class InferenceCounts {
  private final long sent;
  private final long answered;
  private final long retried;
  private final long inputTokens;
  private final long outputTokens;
  private final long costMicroUsd;
  private final long latencyNanos;
  private final Map<FailureKind, Long> failed;

  InferenceCounts(InferenceMetrics metrics, Map<FailureKind, Long> failed) {
    sent = metrics.sentSum();
    answered = metrics.answeredSum();
    retried = metrics.retriedSum();
    inputTokens = metrics.inputTokenSum();
    outputTokens = metrics.outputTokenSum();
    costMicroUsd = metrics.costMicroUsdSum();
    latencyNanos = metrics.latencyNanoSum();
    this.failed = Collections.unmodifiableMap(failed);
  }

  /** Calls sent, repeats included. */
  public long sent() {
    return sent;
  }

  /** Calls that brought an answer. */
  public long answered() {
    return answered;
  }

  /** Repeats of failed calls. */
  public long retried() {
    return retried;
  }

  /** Calls that failed, by kind; kinds that never came up are absent. */
  public Map<FailureKind, Long> failed() {
    return failed;
  }

  /** Prompt tokens of the answered calls. */
  public long inputTokens() {
    return inputTokens;
  }

  /** Generated tokens of the answered calls. */
  public long outputTokens() {
    return outputTokens;
  }

  /** Cost of the answered calls in millionths of a US dollar. */
  public long costMicroUsd() {
    return costMicroUsd;
  }

  /** Mean time of an answered call; zero before the first. */
  public Duration meanLatency() {
    return answered == 0 ? Duration.ZERO : Duration.ofNanos(latencyNanos / answered);
  }
}
