package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.RoundTrips;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Makes a second call beside one that takes much longer than others, while nobody waits for his
 * turn: the end of a run does not hang on one server. The first answer counts, the other call is
 * cancelled. For servers that are paid by the hour, not by the token.
 *
 * @see <a href="https://doi.org/10.1145/2408776.2408794">Dean and Barroso: The tail at scale</a>
 */
public final class HedgedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final ScheduledExecutorService scheduler;
  private final LongSupplier nanoTime;
  private final RoundTrips roundTrips = new RoundTrips();

  /**
   * @param delegate lets prompts wait for their turn, and refuses a hedge that would have to wait
   * @param scheduler looks after slow calls; not closed here
   * @param nanoTime monotone clock in nanoseconds
   */
  public HedgedClient(
      InferenceClient delegate, ScheduledExecutorService scheduler, LongSupplier nanoTime) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.scheduler = requireNonNull(scheduler, "scheduler");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return complete(prompt, QueuePosition.whenever());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt, QueuePosition position) {
    return new Call(prompt).start(position);
  }

  @Override
  public void close() {
    delegate.close();
  }

  /** One prompt with its first call, and its second if there is one. */
  private final class Call {
    private final Prompt prompt;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean hedged = new AtomicBoolean();
    private volatile Future<?> alarm = CompletableFuture.completedFuture(null);

    Call(Prompt prompt) {
      this.prompt = prompt;
    }

    CompletableFuture<Completion> start(QueuePosition position) {
      result.whenComplete((completion, thrown) -> alarm.cancel(false));
      make(position.andThen(this::watch));
      return result;
    }

    private void watch() {
      long sentAt = nanoTime.getAsLong();
      result.thenAccept(
          completion -> {
            if (!hedged.get()) {
              roundTrips.add(nanoTime.getAsLong() - sentAt);
            }
          });
      roundTrips.unusual().ifPresent(this::lookAfter);
    }

    private void lookAfter(Duration unusual) {
      try {
        alarm = scheduler.schedule(() -> hedge(unusual), unusual.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException e) {
        // Closed: whoever closes the chain cancels the prompts in it.
      }
    }

    private void hedge(Duration unusual) {
      if (!result.isDone() && !make(QueuePosition.hedge())) {
        lookAfter(unusual);
      }
    }

    /** True when the call is on its way. */
    private boolean make(QueuePosition position) {
      open.incrementAndGet();
      CompletableFuture<Completion> call = Calls.start(delegate, prompt, position);
      if (position.isHedge() && call.isCompletedExceptionally()) {
        open.decrementAndGet();
        return false;
      }
      hedged.compareAndSet(false, position.isHedge());
      result.whenComplete((completion, thrown) -> call.cancel(true));
      call.whenComplete(this::settle);
      return true;
    }

    private void settle(Completion completion, Throwable thrown) {
      if (thrown == null) {
        if (hedged.get()) {
          completion.setAttempts(completion.getAttempts() + 1);
        }
        result.complete(completion);
      } else if (open.decrementAndGet() == 0) {
        InferenceException failure = Calls.failure(thrown);
        int attempts = failure.attempts() + (hedged.get() ? 1 : 0);
        result.completeExceptionally(failure.withAttempts(attempts));
      }
    }
  }
}
