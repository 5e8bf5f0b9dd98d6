package com.thriviohr.udfs.infer.client;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/** The parts of the client contract that every implementation needs in the same way. */
public final class Calls {
  private Calls() {}

  /** Starts a call; what the client throws against its contract arrives in the future. */
  public static CompletableFuture<Completion> start(InferenceClient client, Prompt prompt) {
    return guarded(() -> requireNonNull(client.complete(prompt), "stage").toCompletableFuture());
  }

  /** Starts a call that may wait for its turn. */
  public static CompletableFuture<Completion> start(
      InferenceClient client, Prompt prompt, QueuePosition position) {
    return guarded(
        () -> requireNonNull(client.complete(prompt, position), "stage").toCompletableFuture());
  }

  /** What the supplier starts, or a failed future for what it throws. */
  public static CompletableFuture<Completion> guarded(
      Supplier<CompletableFuture<Completion>> starter) {
    try {
      return starter.get();
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(failure(e));
    }
  }

  /**
   * A future that follows another. Cancelling it cancels the other, which {@link
   * CompletableFuture#thenApply} does not do.
   *
   * @param upstream what to follow
   * @param onValue makes the value; what it throws becomes the failure
   * @param onFailure makes the failure
   */
  public static <T, R> CompletableFuture<R> follow(
      CompletableFuture<T> upstream,
      Function<? super T, R> onValue,
      Function<Throwable, InferenceException> onFailure) {
    CompletableFuture<R> result = new CompletableFuture<>();
    upstream.whenComplete(
        (value, thrown) -> {
          try {
            if (thrown == null) {
              result.complete(onValue.apply(value));
            } else {
              result.completeExceptionally(onFailure.apply(thrown));
            }
          } catch (Throwable t) {
            result.completeExceptionally(failure(t));
          }
        });
    result.whenComplete((value, thrown) -> cancelIfCancelled(result, upstream));
    return result;
  }

  /**
   * What is started once another future has ended, however it ended. Cancelling ends whichever of
   * the two is under way.
   */
  public static CompletableFuture<Completion> after(
      CompletableFuture<?> first, Supplier<CompletableFuture<Completion>> starter) {
    CompletableFuture<Completion> result = new CompletableFuture<>();
    AtomicReference<CompletableFuture<?>> step = new AtomicReference<>(first);
    result.whenComplete((completion, thrown) -> step.get().cancel(true));
    first.whenComplete((nothing, failed) -> start(starter, result, step));
    return result;
  }

  private static void start(
      Supplier<CompletableFuture<Completion>> starter,
      CompletableFuture<Completion> result,
      AtomicReference<CompletableFuture<?>> step) {
    if (result.isDone()) {
      return;
    }
    CompletableFuture<Completion> call = guarded(starter);
    step.set(call);
    call.whenComplete((completion, thrown) -> end(result, completion, thrown));
    if (result.isDone()) {
      call.cancel(true);
    }
  }

  /** Ends a result as a call ended. */
  public static void end(
      CompletableFuture<Completion> result, Completion completion, Throwable thrown) {
    if (thrown == null) {
      result.complete(completion);
    } else {
      result.completeExceptionally(failure(thrown));
    }
  }

  /**
   * The typed failure inside what a future threw. An unknown throwable is a defect on this side
   * that a repeat meets again; only its class is told, since its message may hold record text.
   */
  public static InferenceException failure(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof InferenceException) {
      return (InferenceException) cause;
    }
    if (cause instanceof CancellationException) {
      return new InferenceException(FailureKind.CONNECTION_FAILED, "The call was cancelled");
    }
    return new InferenceException(
        FailureKind.INVALID_REQUEST, "The client failed with " + cause.getClass().getName());
  }

  /** The failure of a hedge that would have to wait. */
  public static InferenceException noRoom() {
    return new InferenceException(FailureKind.CONNECTION_FAILED, "No idle place for a second call");
  }

  private static void cancelIfCancelled(CompletableFuture<?> result, CompletableFuture<?> other) {
    if (result.isCancelled()) {
      other.cancel(true);
    }
  }
}
