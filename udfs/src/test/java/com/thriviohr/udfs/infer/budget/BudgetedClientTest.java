package com.thriviohr.udfs.infer.budget;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.catalog.TokenLimits;
import com.thriviohr.udfs.infer.chain.PricedClient;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public class BudgetedClientTest {
  /** 10 micro-dollars a token: an answer of the fake costs 150. */
  private static final Price PRICE = new Price(BigDecimal.TEN, BigDecimal.TEN, LocalDate.EPOCH);

  public static final WorstCase WORST =
      new WorstCase(new InferenceModel("m", "m", PRICE, new TokenLimits(8192, 2048, 1)));
  private static final long MOST = WORST.microUsd(prompt("p"));

  private final FakeInferenceClient model = new FakeInferenceClient();

  private BudgetedClient client(Budget budget) {
    budget.join(0, 1);
    return new BudgetedClient(new PricedClient(model, PRICE), budget, WORST);
  }

  private static FailureKind kind(CompletableFuture<Completion> call) {
    return call.handle((completion, thrown) -> Calls.failure(thrown).kind()).join();
  }

  @Test
  void worstCaseCoversEveryByteOfThePromptAndAllOfTheAnswer() {
    // "Say thanks to {{recipient}}" has 27 bytes; 64 + 8 for the template; 64 tokens of answer
    assertThat(MOST).isEqualTo(10 * (27 + 72 + 64));
  }

  @Test
  void answerCostsWhatItCost() {
    // Given
    Budget budget = new Budget(MOST);
    BudgetedClient client = client(budget);
    model.answers();

    // When
    client.complete(prompt("p"));

    // Then
    assertThat(budget.spentMicroUsd()).isEqualTo(150);
  }

  @Test
  void sendsNothingThatTheBudgetDoesNotCover() {
    // Given
    BudgetedClient client = client(new Budget(MOST - 1));

    // When
    CompletableFuture<Completion> call = client.complete(prompt("p")).toCompletableFuture();

    // Then
    assertThat(kind(call)).isEqualTo(FailureKind.BUDGET_REACHED);
    assertThat(call.handle((c, thrown) -> Calls.failure(thrown).attempts()).join()).isZero();
    assertThat(model.ids()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"THROTTLED", "INVALID_REQUEST", "ACCESS_DENIED", "NOT_FOUND"})
  void refusedCallCostsNothing(FailureKind kind) {
    // Given
    Budget budget = new Budget(MOST);
    BudgetedClient client = client(budget);
    model.fails(kind);

    // When
    client.complete(prompt("p"));

    // Then
    assertThat(budget.spentMicroUsd()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {"TIMED_OUT", "CONNECTION_FAILED", "MALFORMED_RESPONSE", "SERVICE_UNAVAILABLE"})
  void callThatMayBeBilledCostsItsMost(FailureKind kind) {
    // Given
    Budget budget = new Budget(MOST);
    BudgetedClient client = client(budget);
    model.fails(kind);

    // When
    client.complete(prompt("p"));

    // Then
    assertThat(budget.spentMicroUsd()).isEqualTo(MOST);
    assertThat(budget.uncertainMicroUsd()).isEqualTo(MOST);
  }

  @Test
  void cancelledCallIsCancelledBelowAndCostsItsMost() {
    // Given
    Budget budget = new Budget(MOST);
    CompletableFuture<Completion> call = client(budget).complete(prompt("p")).toCompletableFuture();

    // When
    call.cancel(true);

    // Then
    assertThat(model.calls().get(0)).isCancelled();
    assertThat(budget.spentMicroUsd()).isEqualTo(MOST);
  }

  @Test
  void cancelledWaiterIsNeverSent() {
    // Given
    Budget budget = new Budget(MOST);
    BudgetedClient client = client(budget);
    client.complete(prompt("first"));
    CompletableFuture<Completion> waiting = client.complete(prompt("p")).toCompletableFuture();

    // When
    waiting.cancel(true);
    model.calls().get(0).completeExceptionally(new IllegalStateException("planned"));

    // Then
    assertThat(model.ids()).containsExactly("first");
  }
}
