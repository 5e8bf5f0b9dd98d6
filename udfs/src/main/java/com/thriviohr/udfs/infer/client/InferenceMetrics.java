package com.thriviohr.udfs.infer.client;

import com.thriviohr.datasets.record.Completion;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** What the clients of one JVM did, counted per call and not per prompt. Thread-safe. */
public final class InferenceMetrics {
  private final LongAdder sent = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder retried = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();
  private final LongAdder costMicroUsd = new LongAdder();
  private final LongAdder latencyNanos = new LongAdder();
  private final Map<FailureKind, LongAdder> failed = new EnumMap<>(FailureKind.class);

  /** Everything at zero. */
  public InferenceMetrics() {
    for (FailureKind kind : FailureKind.values()) {
      failed.put(kind, new LongAdder());
    }
  }

  /** A call goes out. */
  public void sent() {
    sent.increment();
  }

  /** A call brought an answer after the given time. */
  public void answered(Completion completion, long nanos) {
    answered.increment();
    latencyNanos.add(nanos);
    inputTokens.add(completion.getInputTokens());
    outputTokens.add(completion.getOutputTokens());
    costMicroUsd.add(completion.getCostMicroUsd());
  }

  /** A call failed. */
  public void failed(FailureKind kind) {
    failed.get(kind).increment();
  }

  /** A failed call is about to be repeated. */
  public void retried() {
    retried.increment();
  }

  /** Calls that failed, by kind; kinds that never came up are absent. */
  public Map<FailureKind, Long> failures() {
    Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    failed.forEach(
        (kind, count) -> {
          if (count.sum() > 0) {
            failures.put(kind, count.sum());
          }
        });
    return failures;
  }

  /** Calls that failed in one way. */
  public long failedSum(FailureKind kind) {
    return failed.get(kind).sum();
  }

  /** Calls sent, repeats included. */
  public long sentSum() {
    return sent.sum();
  }

  /** Calls that brought an answer. */
  public long answeredSum() {
    return answered.sum();
  }

  /** Repeats of failed calls. */
  public long retriedSum() {
    return retried.sum();
  }

  /** Prompt tokens of the answered calls. */
  public long inputTokenSum() {
    return inputTokens.sum();
  }

  /** Generated tokens of the answered calls. */
  public long outputTokenSum() {
    return outputTokens.sum();
  }

  /** Cost of the answered calls in millionths of a US dollar. */
  public long costMicroUsdSum() {
    return costMicroUsd.sum();
  }

  /** Time of all answered calls together, in milliseconds. */
  public long latencyMillisSum() {
    return TimeUnit.NANOSECONDS.toMillis(latencyNanos.sum());
  }
}
