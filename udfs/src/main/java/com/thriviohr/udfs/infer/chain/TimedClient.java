package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Gives one attempt a time limit, and cancels the call when it is over. */
public final class TimedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final Duration timeout;
  private final ScheduledExecutorService scheduler;

  /**
   * @param delegate makes the attempt
   * @param timeout longest wait for it
   * @param scheduler runs the timer; not closed here
   */
  public TimedClient(
      InferenceClient delegate, Duration timeout, ScheduledExecutorService scheduler) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.timeout = requireNonNull(timeout, "timeout");
    this.scheduler = requireNonNull(scheduler, "scheduler");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    CompletableFuture<Completion> call = Calls.start(delegate, prompt);
    CompletableFuture<Completion> result = Calls.follow(call, Function.identity(), Calls::failure);
    if (!result.isDone()) {
      limit(result, call);
    }
    return result;
  }

  @Override
  public void close() {
    delegate.close();
  }

  private void limit(CompletableFuture<Completion> result, CompletableFuture<Completion> call) {
    try {
      Future<?> timer =
          scheduler.schedule(
              () -> abandon(result, call, FailureKind.TIMED_OUT, "No answer within " + timeout),
              timeout.toNanos(),
              TimeUnit.NANOSECONDS);
      result.whenComplete((completion, thrown) -> timer.cancel(false));
    } catch (RejectedExecutionException e) {
      abandon(result, call, FailureKind.CONNECTION_FAILED, "The client is closed");
    }
  }

  private static void abandon(
      CompletableFuture<Completion> result,
      CompletableFuture<Completion> call,
      FailureKind kind,
      String message) {
    if (result.completeExceptionally(new InferenceException(kind, message))) {
      call.cancel(true);
    }
  }
}
