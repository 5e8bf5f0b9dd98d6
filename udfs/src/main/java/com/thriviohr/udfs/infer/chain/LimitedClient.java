package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.InferenceClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets a limited number of prompts through at a time; the others wait in order. Placed outside
 * retries, a prompt keeps its permit while it backs off, so a throttling endpoint gets less load,
 * and its deadline starts when its turn comes.
 */
public final class LimitedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final AsyncSemaphore permits;

  /**
   * @param delegate makes the calls
   * @param permits shared by all who call the same endpoint
   */
  public LimitedClient(InferenceClient delegate, AsyncSemaphore permits) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.permits = requireNonNull(permits, "permits");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    CompletableFuture<Completion> result = new CompletableFuture<>();
    CompletableFuture<AsyncSemaphore.Permit> turn = permits.acquire();
    AtomicReference<CompletableFuture<?>> step = new AtomicReference<>(turn);
    result.whenComplete((completion, thrown) -> step.get().cancel(true));
    turn.thenAccept(permit -> call(prompt, permit, result, step));
    return result;
  }

  @Override
  public void close() {
    delegate.close();
  }

  private void call(
      Prompt prompt,
      AsyncSemaphore.Permit permit,
      CompletableFuture<Completion> result,
      AtomicReference<CompletableFuture<?>> step) {
    if (result.isDone()) {
      permit.release();
      return;
    }
    CompletableFuture<Completion> call = Calls.start(delegate, prompt);
    step.set(call);
    call.whenComplete(
        (completion, thrown) -> {
          permit.release();
          if (thrown == null) {
            result.complete(completion);
          } else {
            result.completeExceptionally(Calls.failure(thrown));
          }
        });
    if (result.isDone()) {
      call.cancel(true);
    }
  }
}
