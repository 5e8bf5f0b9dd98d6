package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryingClientTest {
  private static final Duration BASE = Duration.ofSeconds(1);

  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final AtomicInteger retries = new AtomicInteger();
  private final RetryingClient client =
      new RetryingClient(
          fake,
          new RetryPolicy(3, BASE, Duration.ofSeconds(8), Duration.ofMinutes(1)),
          scheduler,
          new Random(7),
          scheduler::nanoTime,
          retries::incrementAndGet);

  private CompletableFuture<Completion> complete() {
    return client.complete(prompt("p-1")).toCompletableFuture();
  }

  @Test
  void repeatsRetryableFailureAndReportsAttempts() {
    // Given
    fake.fails(FailureKind.THROTTLED).fails(FailureKind.TIMED_OUT).answers();
    CompletableFuture<Completion> result = complete();

    // When
    scheduler.advance(Duration.ofSeconds(3));

    // Then
    assertThat(result).isCompleted();
    assertThat(result.join().getAttempts()).isEqualTo(3);
    assertThat(result.join().getLatencyMs()).isBetween(1L, 3000L);
    assertThat(retries).hasValue(2);
    assertThat(scheduler.waiting()).as("deadline is cancelled").isZero();
  }

  @Test
  void failsAtOnceWhenFailureStays() {
    // Given
    fake.fails(FailureKind.INVALID_REQUEST);

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(fake.calls()).hasSize(1);
    assertThat(retries).hasValue(0);
  }

  @Test
  void givesUpAfterLastAttempt() {
    // Given
    fake.fails(FailureKind.TIMED_OUT).fails(FailureKind.TIMED_OUT).fails(FailureKind.TIMED_OUT);
    CompletableFuture<Completion> result = complete();

    // When
    scheduler.advance(Duration.ofSeconds(30));

    // Then
    InferenceException failure = Failing.failure(result);
    assertThat(failure.kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(failure.attempts()).isEqualTo(3);
    assertThat(fake.calls()).hasSize(3);
  }

  @Test
  void waitsAtLeastRetryAfter() {
    // Given
    fake.failsWithRetryAfter(FailureKind.THROTTLED, Duration.ofSeconds(20)).answers();
    complete();

    // When
    Duration wait = scheduler.untilNext();

    // Then
    assertThat(wait).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(21));
  }

  @Test
  void failsWithCauseWhenRetryAfterIsBeyondDeadline() {
    // Given
    fake.failsWithRetryAfter(FailureKind.THROTTLED, Duration.ofMinutes(2)).answers();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.THROTTLED);
    assertThat(Failing.failure(result)).hasMessageContaining("it asks to wait 120 s, which is");
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void endsAtDeadlineAndCancelsCall() {
    // Given
    fake.hangs();
    CompletableFuture<Completion> result = complete();

    // When
    scheduler.advance(Duration.ofMinutes(1));

    // Then
    assertThat(Failing.failure(result).kind()).isEqualTo(FailureKind.TIMED_OUT);
    assertThat(fake.calls().get(0)).isCancelled();
  }

  @Test
  void turnsThrownExceptionIntoFailure() {
    // Given
    fake.throwsInstead();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    InferenceException failure = Failing.failure(result);
    assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
    assertThat(failure)
        .hasMessageContaining("IllegalStateException")
        .message()
        .doesNotContain("scripted");
  }

  @Test
  void completesWhenRepeatThrows() {
    // Given
    fake.fails(FailureKind.THROTTLED).throwsInstead();
    CompletableFuture<Completion> result = complete();

    // When
    scheduler.advance(Duration.ofSeconds(2));

    // Then
    assertThat(Failing.failure(result).attempts()).isEqualTo(2);
  }

  @Test
  void cancelsCallAndTimersWithResult() {
    // Given
    fake.hangs();
    CompletableFuture<Completion> result = complete();

    // When
    result.cancel(true);

    // Then
    assertThat(fake.calls().get(0)).isCancelled();
    assertThat(scheduler.waiting()).isZero();
  }

  @Test
  void cancelsWaitWithResult() {
    // Given
    fake.fails(FailureKind.THROTTLED);
    CompletableFuture<Completion> result = complete();

    // When
    result.cancel(true);

    // Then
    scheduler.advance(Duration.ofMinutes(2));
    assertThat(fake.calls()).hasSize(1);
  }

  @Test
  void failsWhenSchedulerIsClosed() {
    // Given
    scheduler.shutdown();

    // When
    CompletableFuture<Completion> result = complete();

    // Then
    InferenceException failure = Failing.failure(result);
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_FAILED);
    assertThat(failure.attempts()).isZero();
    assertThat(fake.calls()).isEmpty();
  }

  @Test
  void putsRepeatsOffWhenTheBudgetIsUsedUp() {
    // Given
    for (int i = 0; i < 400; i++) {
      fake.fails(FailureKind.SERVICE_UNAVAILABLE);
    }
    for (int i = 0; i < 200; i++) {
      complete();
    }

    // When
    scheduler.advance(Duration.ofSeconds(10));

    // Then
    assertThat(retries.get()).isGreaterThan(100);
    assertThat(fake.calls().size() - 200).as("50 at once and 5 a second").isBetween(90, 100);
  }

  @Test
  void takesRepeatsOfThrottledCallsFromNoBudget() {
    // Given
    for (int i = 0; i < 200; i++) {
      fake.fails(FailureKind.THROTTLED);
    }
    for (int i = 0; i < 200; i++) {
      complete();
    }

    // When
    scheduler.advance(Duration.ofSeconds(2));

    // Then
    assertThat(fake.calls()).hasSize(400);
  }

  @Test
  void clockStartsWhenThePromptIsSent() {
    // Given
    ManualScheduler clock = scheduler;
    AdaptiveLimit one = new AdaptiveLimit(1, 1, clock::nanoTime);
    RetryingClient queued =
        new RetryingClient(
            new LimitedClient(fake, one, clock),
            new RetryPolicy(3, BASE, Duration.ofSeconds(8), Duration.ofMinutes(1)),
            clock,
            new Random(7),
            clock::nanoTime,
            () -> {});
    queued.complete(prompt("before"));
    CompletableFuture<Completion> result = queued.complete(prompt("p-1")).toCompletableFuture();
    clock.advance(Duration.ofSeconds(59));
    fake.answer(0);
    clock.advance(Duration.ofSeconds(30));

    // When
    fake.answer(1);

    // Then
    assertThat(result.join().getLatencyMs()).isEqualTo(30_000);
  }
}
