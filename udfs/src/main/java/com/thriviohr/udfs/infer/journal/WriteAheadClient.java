package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.budget.Settlement;
import com.thriviohr.udfs.infer.budget.WorstCase;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Notes in the journal that an attempt is about to be sent, so that a run that is killed knows
 * afterwards which calls it lost, and what those that failed may have cost. Placed where nothing
 * waits any more before the wire.
 *
 * <ul>
 *   <li>Local journal: the note is durable before the call goes out.
 *   <li>Object store: the call does not wait for the note; the last half second may be missing.
 * </ul>
 */
public final class WriteAheadClient implements InferenceClient {
  private final InferenceClient delegate;
  private final Journal journal;
  private final WorstCase worstCase;

  /**
   * @param delegate makes one attempt
   * @param journal shared by the JVM; not closed here
   * @param worstCase the most an attempt may cost at this endpoint
   */
  public WriteAheadClient(InferenceClient delegate, Journal journal, WorstCase worstCase) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.journal = requireNonNull(journal, "journal");
    this.worstCase = requireNonNull(worstCase, "worstCase");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(() -> start(prompt, journal.call(prompt), worstCase.microUsd(prompt)));
  }

  @Override
  public void close() {
    delegate.close();
  }

  private CompletableFuture<Completion> start(Prompt prompt, CallId call, long most) {
    CompletableFuture<Void> noted = journal.sent(call, most);
    // A note that fails lets the call through: the journal's state is looked at before it.
    CompletableFuture<Completion> attempt =
        journal.isQuick()
            ? Calls.after(noted, () -> Calls.start(delegate, prompt))
            : Calls.start(delegate, prompt);
    CompletableFuture<Completion> result = new CompletableFuture<>();
    attempt.whenComplete(
        (completion, thrown) -> {
          // Noted first: whoever waits for the end may close the journal then.
          noteEnd(call, most, completion, thrown);
          Calls.end(result, completion, thrown);
        });
    result.whenComplete((completion, thrown) -> attempt.cancel(true));
    return result;
  }

  /** An answer is noted by itself; what it may have cost beside its known cost is not. */
  private void noteEnd(CallId call, long most, Completion completion, Throwable thrown) {
    Settlement settlement =
        thrown == null
            ? Settlement.of(completion, most)
            : Settlement.of(Calls.failure(thrown), most);
    if (thrown != null || settlement.doubtful() > 0) {
      journal.ended(call, settlement.doubtful());
    }
  }
}
