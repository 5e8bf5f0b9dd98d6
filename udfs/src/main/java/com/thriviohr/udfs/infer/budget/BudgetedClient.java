package com.thriviohr.udfs.infer.budget;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Sends a call only when the budget covers the most it may cost. Placed inside retries, since every
 * attempt may be billed.
 *
 * <ul>
 *   <li>Answered: the reservation becomes the answer's cost, or stays where that is an estimate.
 *   <li>Refused by the endpoint before it generated: the reservation comes back.
 *   <li>Failed in between: the reservation counts as spent, since the endpoint may bill it.
 *   <li>Not covered: {@link FailureKind#BUDGET_REACHED} without an attempt.
 * </ul>
 */
public final class BudgetedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final Budget budget;
  private final WorstCase worstCase;

  /**
   * @param delegate makes one attempt; its answers carry their cost
   * @param budget shared by the JVM
   * @param worstCase the most an attempt may cost at this endpoint
   */
  public BudgetedClient(InferenceClient delegate, Budget budget, WorstCase worstCase) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.budget = requireNonNull(budget, "budget");
    this.worstCase = requireNonNull(worstCase, "worstCase");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    CompletableFuture<Completion> result = new CompletableFuture<>();
    CompletableFuture<Optional<Budget.Reservation>> turn =
        budget.reserve(worstCase.microUsd(prompt));
    AtomicReference<CompletableFuture<?>> step = new AtomicReference<>(turn);
    result.whenComplete((completion, thrown) -> step.get().cancel(true));
    turn.thenAccept(
        granted -> {
          if (granted.isPresent()) {
            call(prompt, granted.get(), result, step);
          } else {
            result.completeExceptionally(
                new InferenceException(
                    FailureKind.BUDGET_REACHED, "The budget does not cover the call", null, 0));
          }
        });
    return result;
  }

  @Override
  public void close() {
    delegate.close();
  }

  private void call(
      Prompt prompt,
      Budget.Reservation reservation,
      CompletableFuture<Completion> result,
      AtomicReference<CompletableFuture<?>> step) {
    if (result.isDone()) {
      reservation.giveBack();
      return;
    }
    CompletableFuture<Completion> call = Calls.start(delegate, prompt);
    step.set(call);
    call.whenComplete(
        (completion, thrown) -> {
          if (thrown == null) {
            reservation.settle(Settlement.of(completion, reservation.mostMicroUsd()));
            result.complete(completion);
          } else {
            InferenceException failure = Calls.failure(thrown);
            reservation.settle(Settlement.of(failure, reservation.mostMicroUsd()));
            result.completeExceptionally(failure);
          }
        });
    if (result.isDone()) {
      call.cancel(true);
    }
  }
}
