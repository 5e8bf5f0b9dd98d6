package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TimedClientTest {
  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final TimedClient client = new TimedClient(fake, Duration.ofSeconds(5), scheduler);

  private CompletableFuture<Completion> complete() {
    return client.complete(prompt("p-1")).toCompletableFuture();
  }

  @Test
  void timesOutAndCancelsCall() {
    // Given
    CompletableFuture<Completion> result = complete();

    // When
    scheduler.advance(Duration.ofSeconds(5));

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(fake.calls().get(0)).isCancelled();
  }

  @Test
  void passesAnswerJustInTimeAndDropsTimer() {
    // Given
    CompletableFuture<Completion> result = complete();
    scheduler.advance(Duration.ofMillis(4999));

    // When
    fake.answer(0);

    // Then
    assertThat(result).isCompleted();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void cancelsCallWithResult() {
    // Given
    CompletableFuture<Completion> result = complete();

    // When
    result.cancel(true);

    // Then
    assertThat(fake.calls().get(0)).isCancelled();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void failsAndCancelsWhenSchedulerIsClosed() {
    // Given
    scheduler.shutdown();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.CONNECTION_FAILED);
    assertThat(fake.calls().get(0)).isCancelled();
  }

  @Test
  void turnsThrownExceptionIntoFailure() {
    // Given
    fake.throwsInstead();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
  }
}
