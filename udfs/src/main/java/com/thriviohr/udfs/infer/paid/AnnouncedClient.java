package com.thriviohr.udfs.infer.paid;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.InferenceClient;
import com.thriviohr.udfs.infer.chain.Calls;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Notes in the journal that an attempt is about to be sent, so that a run that is killed knows
 * afterwards which calls it lost. Placed where nothing waits any more before the wire.
 *
 * <ul>
 *   <li>Local journal: the note is durable before the call goes out.
 *   <li>Object store: the call does not wait for the note; the last half second may be missing.
 * </ul>
 */
public final class AnnouncedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final Journal journal;
  private final WorstCase worstCase;

  /**
   * @param delegate makes one attempt
   * @param journal shared by the JVM; not closed here
   * @param worstCase the most an attempt may cost at this endpoint
   */
  public AnnouncedClient(InferenceClient delegate, Journal journal, WorstCase worstCase) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.journal = requireNonNull(journal, "journal");
    this.worstCase = requireNonNull(worstCase, "worstCase");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(
        () -> {
          CompletableFuture<Void> noted =
              journal.sent(journal.call(prompt), worstCase.microUsd(prompt));
          return journal.isQuick() ? after(noted, prompt) : Calls.start(delegate, prompt);
        });
  }

  @Override
  public void close() {
    delegate.close();
  }

  /** A note that fails lets the call through: the journal's state is looked at before it. */
  private CompletableFuture<Completion> after(CompletableFuture<Void> noted, Prompt prompt) {
    CompletableFuture<Completion> result = new CompletableFuture<>();
    AtomicReference<CompletableFuture<?>> step = new AtomicReference<>(noted);
    result.whenComplete((completion, thrown) -> step.get().cancel(true));
    noted.whenComplete((nothing, failed) -> call(prompt, result, step));
    return result;
  }

  private void call(
      Prompt prompt,
      CompletableFuture<Completion> result,
      AtomicReference<CompletableFuture<?>> step) {
    if (result.isDone()) {
      return;
    }
    CompletableFuture<Completion> call = Calls.start(delegate, prompt);
    step.set(call);
    call.whenComplete(
        (completion, thrown) -> {
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
