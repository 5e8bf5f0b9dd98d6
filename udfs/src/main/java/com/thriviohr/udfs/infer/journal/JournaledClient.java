package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers from the journal what was paid before, and lets an answer count only once it is durable.
 *
 * <ul>
 *   <li>The run has answered the prompt before: the answer again, with its cost; no call.
 *   <li>The model has answered an equal prompt before: that answer, free of cost; no call.
 *   <li>An equal prompt is under way at temperature zero: its answer, free of cost; no call.
 *   <li>Otherwise: one call; the stage completes after its entry is durable.
 *   <li>The journal cannot be written: answers under way still count, new prompts are refused.
 * </ul>
 */
public final class JournaledClient implements InferenceClient {
  private static final Logger LOG = LoggerFactory.getLogger(JournaledClient.class);

  private final InferenceClient delegate;
  private final Journal journal;
  private final Function<Prompt, Optional<String>> firstModel;
  private final Function<Completion, String> answerer;
  private final Map<JournalKey, CompletableFuture<Completion>> underWay = new ConcurrentHashMap<>();

  /**
   * @param delegate makes the calls
   * @param journal shared by the JVM; closed here
   * @param firstModel model that would be asked first; empty for an A/B split, whose variants must
   *     not answer for each other
   * @param answerer model that gave an answer, by the same name
   */
  public JournaledClient(
      InferenceClient delegate,
      Journal journal,
      Function<Prompt, Optional<String>> firstModel,
      Function<Completion, String> answerer) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.journal = requireNonNull(journal, "journal");
    this.firstModel = requireNonNull(firstModel, "firstModel");
    this.answerer = requireNonNull(answerer, "answerer");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.guarded(() -> start(prompt));
  }

  @Override
  public void close() {
    delegate.close();
    journal.close();
  }

  private CompletableFuture<Completion> start(Prompt prompt) {
    CallId call = journal.call(prompt);
    Optional<Completion> replayed = journal.replay(call, prompt);
    if (replayed.isPresent()) {
      return CompletableFuture.completedFuture(replayed.get());
    }
    Optional<String> model = firstModel.apply(prompt);
    Optional<Completion> known = model.flatMap(id -> journal.reuse(prompt, id));
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    if (journal.isBroken()) {
      return CompletableFuture.failedFuture(
          new InferenceException(
              FailureKind.JOURNAL_FAILED, "The journal cannot be written", null, 0));
    }
    return shared(prompt, call, model);
  }

  /** Waits for an equal prompt that is under way, and for its answer, which is free then. */
  private CompletableFuture<Completion> shared(Prompt prompt, CallId call, Optional<String> model) {
    Optional<JournalKey> answer =
        model.filter(id -> !JournalKey.isSampled(prompt)).map(id -> JournalKey.answer(prompt, id));
    if (answer.isEmpty()) {
      return ask(prompt, call);
    }
    CompletableFuture<Completion> mine = new CompletableFuture<>();
    CompletableFuture<Completion> other = underWay.putIfAbsent(answer.get(), mine);
    if (other != null) {
      // A copy: whoever gives up his own prompt does not take the answer from the others.
      return Calls.after(
          other.copy(), () -> other.getNow(null) == null ? ask(prompt, call) : start(prompt));
    }
    CompletableFuture<Completion> result = ask(prompt, call);
    result.whenComplete(
        (completion, thrown) -> {
          underWay.remove(answer.get(), mine);
          mine.complete(completion);
        });
    return result;
  }

  private CompletableFuture<Completion> ask(Prompt prompt, CallId call) {
    boolean repaid = journal.takeLost(call);
    CompletableFuture<Completion> upstream = Calls.start(delegate, prompt);
    CompletableFuture<Completion> result = new CompletableFuture<>();
    upstream.whenComplete(
        (completion, thrown) -> {
          if (thrown == null) {
            completion.setRepaid(repaid);
            keep(prompt, call, completion, result);
          } else {
            InferenceException failure = Calls.failure(thrown);
            journal.givenUp(call, failure.usage().costMicroUsd());
            result.completeExceptionally(failure);
          }
        });
    result.whenComplete((completion, thrown) -> cancelIfCancelled(result, upstream));
    return result;
  }

  private void keep(
      Prompt prompt, CallId call, Completion completion, CompletableFuture<Completion> result) {
    journal
        .answered(call, JournalKey.answer(prompt, answerer.apply(completion)), completion)
        .whenComplete(
            (nothing, thrown) -> {
              if (thrown != null) {
                LOG.error("An answer counts although the journal does not hold it");
              }
              result.complete(completion);
            });
  }

  private static void cancelIfCancelled(CompletableFuture<?> result, CompletableFuture<?> call) {
    if (result.isCancelled()) {
      call.cancel(true);
    }
  }
}
