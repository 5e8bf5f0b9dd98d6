package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.client.Usage;
import com.thriviohr.udfs.infer.journal.ShardLedger;
import com.thriviohr.udfs.infer.wire.FailureKinds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Reads the files of a shard, joins answers with their prompts, and keeps them. */
final class ShardReader implements AutoCloseable {
  private final BatchClients clients;
  private final RunningPrice price;
  private final WorkObjects objects;
  private final AnswerChecks checks;
  private final Function<Prompt, String> route;
  private final ShardLedger books;
  private final Consumer<InferenceOutcome> outcomes;
  private final Consumer<Prompt> unanswered;
  private CompletableFuture<Void> kept = CompletableFuture.completedFuture(null);

  /**
   * @param checks what answers must be like
   * @param route name of a prompt's route
   * @param books keep the answers
   * @param outcomes takes answers and dead letters
   * @param unanswered takes prompts that are to be asked at once
   */
  ShardReader(
      BatchClients clients,
      AnswerChecks checks,
      Function<Prompt, String> route,
      ShardLedger books,
      Consumer<InferenceOutcome> outcomes,
      Consumer<Prompt> unanswered) {
    this.clients = requireNonNull(clients, "clients");
    this.price = new RunningPrice(clients.price());
    this.objects = clients.objects();
    this.checks = requireNonNull(checks, "checks");
    this.route = requireNonNull(route, "route");
    this.books = requireNonNull(books, "books");
    this.outcomes = requireNonNull(outcomes, "outcomes");
    this.unanswered = requireNonNull(unanswered, "unanswered");
  }

  /** Hands on every prompt of a file once; blocks. */
  void read(ShardFile file) throws IOException {
    List<Prompt> prompts = PromptFiles.prompts(objects.get(file.getPrompts()).join());
    if (file.getOutput() != null) {
      new AnswerFileReader(clients.served(), price, prompts)
          .read(objects.open(file.getOutput()), this::take);
      // The journal's writer keeps the order: the last one is durable after all others.
      kept.join();
      return;
    }
    Optional<FailureKind> kind = kind(file, prompts.size());
    for (Prompt prompt : prompts) {
      take(prompt, null, kind.map(known -> failure(known, file, prompt)));
    }
  }

  /** What a model's container says of a record may quote it; our own reasons do not. */
  private static InferenceException failure(FailureKind kind, ShardFile file, Prompt prompt) {
    String detail =
        kind.name().equals(file.getFailure())
            ? file.getDetail()
            : FailureKinds.told(file.getDetail(), prompt);
    return new InferenceException(kind, detail, null, 0);
  }

  private void take(Prompt prompt, Completion completion, Optional<InferenceException> failure) {
    if (completion != null) {
      completion.setRoute(route.apply(prompt));
      outcomes.accept(checked(prompt, completion));
    } else if (failure.isPresent() && !isAskedAgain(failure.get())) {
      outcomes.accept(InferenceOutcome.of(prompt, failure.get()));
    } else {
      unanswered.accept(prompt);
    }
  }

  /** What the service could not answer for the moment is asked elsewhere, unless it was paid. */
  private static boolean isAskedAgain(InferenceException failure) {
    return failure.kind().isRetryable() && failure.usage().isNone();
  }

  /** A file without answers: what stands alone or could not be sent at all has a reason. */
  private static Optional<FailureKind> kind(ShardFile file, int prompts) {
    for (FailureKind kind : FailureKind.values()) {
      if (kind.name().equals(file.getFailure())) {
        return Optional.of(kind);
      }
    }
    boolean refused =
        prompts == 1
            && RemoteJob.State.FAILED.name().equals(file.getFailure())
            && SplittingBatchClient.blamesTheRecord(file);
    return refused ? Optional.of(FailureKind.INVALID_REQUEST) : Optional.empty();
  }

  private InferenceOutcome checked(Prompt prompt, Completion completion) {
    return checks
        .fault(completion)
        .map(fault -> InferenceOutcome.of(prompt, rejected(completion, fault)))
        .orElseGet(
            () -> {
              kept = books.keep(prompt, completion);
              return InferenceOutcome.of(completion);
            });
  }

  private static InferenceException rejected(Completion completion, String fault) {
    return new InferenceException(
            FailureKind.ANSWER_REJECTED, fault, null, completion.getAttempts())
        .withUsage(Usage.of(completion));
  }

  @Override
  public void close() {
    objects.close();
  }
}
