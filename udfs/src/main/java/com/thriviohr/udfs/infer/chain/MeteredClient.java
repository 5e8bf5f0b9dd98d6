package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/** Counts calls and what came of them. A call that its caller gives up counts as failed. */
public final class MeteredClient implements InferenceClient {
  private final InferenceClient delegate;
  private final InferenceMetrics metrics;
  private final LongSupplier nanoTime;

  /**
   * @param delegate makes the calls
   * @param metrics where they are counted
   * @param nanoTime monotone clock in nanoseconds
   */
  public MeteredClient(InferenceClient delegate, InferenceMetrics metrics, LongSupplier nanoTime) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.metrics = requireNonNull(metrics, "metrics");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    long startedAt = nanoTime.getAsLong();
    metrics.sent();
    CompletableFuture<Completion> call = Calls.start(delegate, prompt);
    return Calls.follow(
        call,
        completion -> {
          metrics.answered(completion, nanoTime.getAsLong() - startedAt);
          return completion;
        },
        this::count);
  }

  @Override
  public void close() {
    delegate.close();
  }

  private InferenceException count(Throwable thrown) {
    InferenceException failure = Calls.failure(thrown);
    metrics.failed(failure.kind());
    return failure;
  }
}
