package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.client.Usage;
import com.thriviohr.udfs.infer.limit.RetryBudget;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Repeats retryable failures until an answer, the last attempt or the total deadline, whichever is
 * first, and no faster than the endpoint's retry budget. Sets the answer's attempts and its latency
 * since the first call.
 */
public final class RetryingClient implements InferenceClient {
  private final InferenceClient delegate;
  private final RetryPolicy policy;
  private final ScheduledExecutorService scheduler;
  private final Random random;
  private final LongSupplier nanoTime;
  private final RetryBudget budget;
  private final Runnable onRetry;
  private volatile long answeredAt;

  /**
   * @param delegate makes one attempt
   * @param policy when to repeat
   * @param scheduler runs waits and the deadline; not closed here
   * @param random jitter; thread-safe, as {@link Random} is
   * @param nanoTime monotone clock in nanoseconds
   * @param onRetry called before every repeat
   */
  public RetryingClient(
      InferenceClient delegate,
      RetryPolicy policy,
      ScheduledExecutorService scheduler,
      Random random,
      LongSupplier nanoTime,
      Runnable onRetry) {
    this.budget = new RetryBudget(requireNonNull(nanoTime, "nanoTime"));
    this.delegate = requireNonNull(delegate, "delegate");
    this.policy = requireNonNull(policy, "policy");
    this.scheduler = requireNonNull(scheduler, "scheduler");
    this.random = requireNonNull(random, "random");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.onRetry = requireNonNull(onRetry, "onRetry");
    this.answeredAt = nanoTime.getAsLong();
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return new Call(prompt).start();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  /** One prompt on its way; ends when its result does, however that comes about. */
  private final class Call {
    private final Prompt prompt;
    private final AtomicInteger attempts = new AtomicInteger();
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private volatile Usage wasted = Usage.NONE;
    private volatile long startedAt = nanoTime.getAsLong();
    private volatile Future<?> deadline = CompletableFuture.completedFuture(null);
    private volatile Future<?> current = CompletableFuture.completedFuture(null);

    Call(Prompt prompt) {
      this.prompt = prompt;
    }

    CompletableFuture<Completion> start() {
      result.whenComplete((completion, thrown) -> release());
      deadline = schedule(this::stalled, policy.totalTimeout());
      attempt(QueuePosition.first(this::begin));
      return result;
    }

    /** The clock starts when the prompt is first sent, however long it waited for its turn. */
    private void begin() {
      deadline.cancel(false);
      startedAt = nanoTime.getAsLong();
      deadline = schedule(this::expire, policy.totalTimeout());
      if (result.isDone()) {
        deadline.cancel(false);
        throw new CancellationException("no longer wanted");
      }
      attempts.incrementAndGet();
    }

    /** Waits on while the endpoint answers others. */
    private void stalled() {
      long since = Math.max(startedAt, answeredAt);
      Duration left = policy.totalTimeout().minusNanos(nanoTime.getAsLong() - since);
      if (attempts.get() > 0 || result.isDone()) {
        return;
      }
      if (left.isNegative() || left.isZero()) {
        result.completeExceptionally(
            new InferenceException(
                FailureKind.TIMED_OUT,
                "Not sent: the endpoint answered nobody for " + policy.totalTimeout(),
                null,
                0));
      } else {
        deadline = schedule(this::stalled, left);
      }
    }

    private void repeat() {
      if (!result.isDone()) {
        attempt(QueuePosition.repeat(attempts::incrementAndGet));
      }
    }

    private void attempt(QueuePosition position) {
      CompletableFuture<Completion> call = Calls.start(delegate, prompt, position);
      hold(call);
      call.whenComplete(this::settle);
    }

    private void settle(Completion completion, Throwable thrown) {
      try {
        if (thrown != null) {
          repeatOrFail(Calls.failure(thrown));
        } else {
          budget.answered();
          answeredAt = nanoTime.getAsLong();
          addWasted(completion);
          completion.setAttempts(attempts.get() + completion.getAttempts() - 1);
          completion.setLatencyMs(elapsed().toMillis());
          result.complete(completion);
        }
      } catch (Throwable t) {
        result.completeExceptionally(Calls.failure(t));
      }
    }

    /** Answers of no use before this one were paid for. */
    private void addWasted(Completion completion) {
      completion.setInputTokens((int) (completion.getInputTokens() + wasted.inputTokens()));
      completion.setOutputTokens((int) (completion.getOutputTokens() + wasted.outputTokens()));
      completion.setCostMicroUsd(completion.getCostMicroUsd() + wasted.costMicroUsd());
    }

    private void repeatOrFail(InferenceException failure) {
      if (result.isDone()) {
        return;
      }
      wasted = wasted.plus(failure.usage());
      attempts.addAndGet(failure.attempts() - 1);
      if (!policy.allows(failure, attempts.get()) || !repeats(failure)) {
        result.completeExceptionally(
            explained(failure).withAttempts(attempts.get()).withUsage(wasted));
      }
    }

    /** Says so when the endpoint asked for a longer wait than the prompt has. */
    private InferenceException explained(InferenceException failure) {
      return failure
          .retryAfter()
          .filter(wait -> !isInTime(wait))
          .map(
              wait ->
                  failure.adding(
                      "; it asks to wait "
                          + wait.toSeconds()
                          + " s, which is longer than the prompt has"))
          .orElse(failure);
    }

    /** False when there is no time left for it. */
    private boolean repeats(InferenceException failure) {
      Duration delay = policy.delay(failure, attempts.get(), random);
      if (!isInTime(delay)) {
        return false;
      }
      delay = longer(delay, putOff(failure.kind()));
      if (!isInTime(delay)) {
        return false;
      }
      onRetry.run();
      hold(schedule(this::repeat, delay));
      return true;
    }

    /** The endpoint's limit paces what was throttled: it was told before this client was. */
    private Duration putOff(FailureKind kind) {
      return kind == FailureKind.THROTTLED ? Duration.ZERO : budget.take();
    }

    private boolean isInTime(Duration delay) {
      return elapsed().plus(delay).compareTo(policy.totalTimeout()) < 0;
    }

    private void expire() {
      String message = "No answer within " + policy.totalTimeout() + ", retries included";
      result.completeExceptionally(
          new InferenceException(FailureKind.TIMED_OUT, message, null, attempts.get()));
    }

    private Duration elapsed() {
      return Duration.ofNanos(nanoTime.getAsLong() - startedAt);
    }

    private Future<?> schedule(Runnable task, Duration delay) {
      try {
        return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        InferenceException closed =
            new InferenceException(
                FailureKind.CONNECTION_FAILED, "The client is closed", null, attempts.get());
        result.completeExceptionally(closed);
        return CompletableFuture.failedFuture(closed);
      }
    }

    /** The result may end between the start of a step and this call, hence the second look. */
    private void hold(Future<?> step) {
      current = step;
      if (result.isDone()) {
        step.cancel(true);
      }
    }

    private void release() {
      deadline.cancel(false);
      current.cancel(true);
    }
  }
}
