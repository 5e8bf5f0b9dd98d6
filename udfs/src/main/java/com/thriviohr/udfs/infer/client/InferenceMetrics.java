package com.thriviohr.udfs.infer.client;

import com.thriviohr.datasets.record.Completion;
import java.util.EnumMap;
import java.util.Map;
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

  /** The counts of this moment. */
  public InferenceCounts counts() {
    Map<FailureKind, Long> failures = new EnumMap<>(FailureKind.class);
    failed.forEach(
        (kind, count) -> {
          if (count.sum() > 0) {
            failures.put(kind, count.sum());
          }
        });
    return new InferenceCounts(this, failures);
  }

  public long failedSum(FailureKind kind) {
    return failed.get(kind).sum();
  }

  public long sentSum() {
    return sent.sum();
  }

  public long answeredSum() {
    return answered.sum();
  }

  public long retriedSum() {
    return retried.sum();
  }

  public long inputTokenSum() {
    return inputTokens.sum();
  }

  public long outputTokenSum() {
    return outputTokens.sum();
  }

  public long costMicroUsdSum() {
    return costMicroUsd.sum();
  }

  public long latencyNanoSum() {
    return latencyNanos.sum();
  }
}
