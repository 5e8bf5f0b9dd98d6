package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.QueuePosition;
import java.util.concurrent.CompletableFuture;

/** A prompt that waits for its turn, and its result. Cancelling the result ends wait and call. */
final class Waiting {
  private final Prompt prompt;
  private final QueuePosition position;
  private final CompletableFuture<Completion> result = new CompletableFuture<>();
  private volatile CompletableFuture<Completion> call;

  Waiting(Prompt prompt, QueuePosition position) {
    this.prompt = requireNonNull(prompt, "prompt");
    this.position = requireNonNull(position, "turn");
    result.whenComplete((completion, thrown) -> cancelCall());
  }

  Prompt prompt() {
    return prompt;
  }

  CompletableFuture<Completion> result() {
    return result;
  }

  /** Tells the turn and makes the call. */
  CompletableFuture<Completion> start(InferenceClient client) {
    return Calls.guarded(
        () -> {
          position.start();
          return Calls.start(client, prompt);
        });
  }

  /** Makes the call with the turn handed on: the prompt may wait again further in. */
  CompletableFuture<Completion> pass(InferenceClient client) {
    return Calls.start(client, prompt, position);
  }

  /** Ends the result as the call ends, and the call when the result is given up. */
  void follow(CompletableFuture<Completion> started) {
    hold(started);
    started.whenComplete((completion, thrown) -> Calls.end(result, completion, thrown));
  }

  /** Ends the call when the result is given up. */
  void hold(CompletableFuture<Completion> started) {
    call = started;
    if (result.isDone()) {
      started.cancel(true);
    }
  }

  private void cancelCall() {
    if (call != null) {
      call.cancel(true);
    }
  }
}
