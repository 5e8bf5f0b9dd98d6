package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FallbackClientTest {
  private final FakeInferenceClient first = new FakeInferenceClient();
  private final FakeInferenceClient second = new FakeInferenceClient();
  private final ManualScheduler clock = new ManualScheduler();
  private final FallbackClient client = new FallbackClient(List.of(first, second), clock::nanoTime);

  private CompletableFuture<Completion> complete() {
    return client.complete(prompt("p-1")).toCompletableFuture();
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {
        "INVALID_REQUEST",
        "ANSWER_TOO_LARGE",
        "CONTENT_REFUSED",
        "ANSWER_REJECTED",
        "BUDGET_REACHED",
        "JOURNAL_FAILED"
      })
  void asksNextEndpoint(FailureKind kind) {
    // Given
    first.fails(kind);
    second.answers();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(result).isCompleted();
    assertThat(result.join().getAttempts()).isEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource(
      value = FailureKind.class,
      names = {
        "INVALID_REQUEST",
        "CONTENT_REFUSED",
        "ANSWER_REJECTED",
        "BUDGET_REACHED",
        "JOURNAL_FAILED"
      })
  void keepsFailureThatAnotherEndpointWouldRepeat(FailureKind kind) {
    // Given
    first.fails(kind);

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(kind);
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void addsUpAttemptsOfAllEndpointsWhenAllFail() {
    // Given
    first.fails(FailureKind.THROTTLED);
    second.fails(FailureKind.SERVICE_UNAVAILABLE);

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.SERVICE_UNAVAILABLE);
    assertThat(Failing.failure(result).attempts()).isEqualTo(2);
  }

  @Test
  void countsLatencyFromFirstEndpoint() {
    // Given
    CompletableFuture<Completion> result = complete();
    clock.advance(Duration.ofMillis(30));
    second.answers();

    // When
    first
        .calls()
        .get(0)
        .completeExceptionally(
            new com.thriviohr.udfs.infer.client.InferenceException(
                FailureKind.TIMED_OUT, "scripted"));

    // Then
    assertThat(result.join().getLatencyMs()).isEqualTo(30);
  }

  @Test
  void cancelsEndpointInUseAndAsksNoOther() {
    // Given
    CompletableFuture<Completion> result = complete();

    // When
    result.cancel(true);

    // Then
    assertThat(first.calls().get(0)).isCancelled();
    assertThat(second.calls()).isEmpty();
  }

  @Test
  void goesOnWhenFirstThrowsOnlyForRetryableKinds() {
    // Given
    first.throwsInstead();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
  }
}
