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
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HedgedClientTest {
  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final AdaptiveLimit limit = new AdaptiveLimit(2, 2, scheduler::nanoTime);
  private final HedgedClient client =
      new HedgedClient(new LimitedClient(fake, limit, scheduler), scheduler, scheduler::nanoTime);

  private CompletableFuture<Completion> complete(String id) {
    return client.complete(prompt(id)).toCompletableFuture();
  }

  /** Twenty calls of a tenth of a second each, so that a second is unusual. */
  @BeforeEach
  void learn() {
    for (int i = 0; i < 20; i++) {
      complete("known-" + i);
      scheduler.advance(Duration.ofMillis(100));
      fake.answer(i);
    }
  }

  @Test
  void firstOfTwoAnswersCountsAndTheOtherCallIsCancelled() {
    // Given
    CompletableFuture<Completion> slow = complete("slow");
    scheduler.advance(Duration.ofSeconds(1));

    // When
    fake.answer(21);

    // Then
    assertThat(slow).isCompletedWithValueMatching(c -> c.getAttempts() == 2);
    assertThat(fake.calls().get(20)).isCancelled();
    assertThat(limit.inFlight()).isZero();
  }

  @Test
  void leavesUsualCallsAlone() {
    // Given
    complete("usual");

    // When
    scheduler.advance(Duration.ofMillis(900));

    // Then
    assertThat(fake.calls()).hasSize(21);
  }

  @Test
  void makesNoSecondCallWhileOthersWait() {
    // Given
    complete("slow");
    complete("also slow");
    complete("waiting");

    // When
    scheduler.advance(Duration.ofSeconds(4));

    // Then
    assertThat(fake.calls()).hasSize(22);
  }

  @Test
  void makesTheSecondCallOnceNobodyWaits() {
    // Given
    complete("slow");
    complete("other");
    complete("waiting");
    scheduler.advance(Duration.ofMillis(1500));
    fake.answer(21);
    fake.answer(22);

    // When
    scheduler.advance(Duration.ofSeconds(1));

    // Then
    assertThat(fake.ids().subList(20, 24)).containsExactly("slow", "other", "waiting", "slow");
  }

  @Test
  void failsOnlyWhenBothCallsFail() {
    // Given
    CompletableFuture<Completion> slow = complete("slow");
    scheduler.advance(Duration.ofSeconds(1));
    fake.calls()
        .get(21)
        .completeExceptionally(new InferenceException(FailureKind.CONNECTION_FAILED, "hedge"));
    boolean failedAtOnce = slow.isDone();

    // When
    fake.calls()
        .get(20)
        .completeExceptionally(new InferenceException(FailureKind.TIMED_OUT, "first"));

    // Then
    assertThat(failedAtOnce).isFalse();
    assertThat(Failing.failure(slow).kind()).isEqualTo(FailureKind.TIMED_OUT);
  }

  @Test
  void cancellingThePromptCancelsBothCalls() {
    // Given
    CompletableFuture<Completion> slow = complete("slow");
    scheduler.advance(Duration.ofSeconds(1));

    // When
    slow.cancel(true);

    // Then
    assertThat(fake.calls().subList(20, 22)).allMatch(CompletableFuture::isCancelled);
  }
}
