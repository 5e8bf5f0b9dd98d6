package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitedClientTest {
  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final ManualScheduler scheduler = new ManualScheduler();
  private final AdaptiveLimit limit = new AdaptiveLimit(2, 2, scheduler::nanoTime);
  private final LimitedClient client = new LimitedClient(fake, limit, scheduler);

  private CompletableFuture<Completion> complete(String id) {
    return client.complete(prompt(id)).toCompletableFuture();
  }

  @Test
  void letsWaitersThroughInOrder() {
    // Given
    List.of("a", "b", "c", "d").forEach(this::complete);
    assertThat(fake.ids()).containsExactly("a", "b");

    // When
    fake.answer(1);

    // Then
    assertThat(fake.ids()).containsExactly("a", "b", "c");
  }

  @Test
  void skipsCancelledWaiters() {
    // Given
    complete("a");
    complete("b");
    CompletableFuture<Completion> cancelled = complete("c");
    complete("d");
    cancelled.cancel(true);

    // When
    fake.answer(0);

    // Then
    assertThat(fake.ids()).containsExactly("a", "b", "d");
  }

  @Test
  void cancelsRunningCallAndReleasesOnce() {
    // Given
    CompletableFuture<Completion> running = complete("a");

    // When
    running.cancel(true);

    // Then
    assertThat(fake.calls().get(0)).isCancelled();
    assertThat(limit.inFlight()).isZero();
  }

  @Test
  void releasesAfterFailureAndAfterThrow() {
    // Given
    fake.fails(FailureKind.THROTTLED).throwsInstead();

    // When
    List<CompletableFuture<Completion>> results = List.of(complete("a"), complete("b"));

    // Then
    assertThat(results.stream().map(result -> Failing.failure(result).kind()))
        .containsExactly(FailureKind.THROTTLED, FailureKind.INVALID_REQUEST);
    assertThat(limit.inFlight()).isZero();
  }

  @Test
  void drainsLongQueueWithoutGrowingTheStack() {
    // Given
    complete("first");
    complete("second");
    List<CompletableFuture<Completion>> waiting = new ArrayList<>();
    IntStream.range(0, 50_000)
        .forEach(
            i -> {
              fake.answers();
              waiting.add(complete("w" + i));
            });

    // When
    fake.answer(0);

    // Then
    assertThat(waiting).allSatisfy(result -> assertThat(result).isCompleted());
  }

  @Test
  void neverExceedsLimitUnderContention() throws Exception {
    // Given
    AdaptiveLimit three = new AdaptiveLimit(3, 3, System::nanoTime);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    LimitedClient contended = new LimitedClient(slow(threads, running, most), three, scheduler);
    CountDownLatch done = new CountDownLatch(4000);

    // When
    for (int i = 0; i < 4000; i++) {
      String id = "p-" + i;
      threads.execute(
          () -> contended.complete(prompt(id)).whenComplete((c, thrown) -> done.countDown()));
    }
    done.await();
    threads.shutdown();

    // Then
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(most.get()).isBetween(1, 3);
    assertThat(three.inFlight()).isZero();
  }

  @Test
  void sendsRepeatsBeforeNewPrompts() {
    // Given
    List.of("a", "b", "c").forEach(this::complete);
    client.complete(prompt("again"), QueuePosition.repeat(() -> {}));

    // When
    fake.answer(0);

    // Then
    assertThat(fake.ids()).containsExactly("a", "b", "again");
  }

  @Test
  void tellsTurnOnlyWhenItComes() {
    // Given
    List.of("a", "b").forEach(this::complete);
    AtomicInteger started = new AtomicInteger();
    client.complete(prompt("c"), QueuePosition.first(started::incrementAndGet));
    int early = started.get();

    // When
    fake.answer(0);

    // Then
    assertThat(early).isZero();
    assertThat(started).hasValue(1);
  }

  @Test
  void sendsAnotherWhenAllCallsHang() {
    // Given: one was answered at once, two never are
    complete("a");
    fake.answer(0);
    List.of("b", "c", "d").forEach(this::complete);
    int sentAtFirst = fake.ids().size();

    // When
    scheduler.advance(Duration.ofMinutes(1));

    // Then
    assertThat(sentAtFirst).isEqualTo(3);
    assertThat(fake.ids()).containsExactly("a", "b", "c", "d");
  }

  @Test
  void resumesAfterAPauseThatBeganWhileAllPlacesWereTaken() {
    // Given
    AdaptiveLimit taken = new AdaptiveLimit(6, 6, scheduler::nanoTime);
    LimitedClient waiting = new LimitedClient(fake, taken, scheduler);
    List<AdaptiveLimit.Flight> others = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      others.add(taken.tryStart().orElseThrow());
    }
    waiting.complete(prompt("a"));
    others.forEach(flight -> flight.refused(Optional.of(Duration.ofSeconds(3))));
    waiting.complete(prompt("b"));
    int sentInPause = fake.ids().size();

    // When
    scheduler.advance(Duration.ofSeconds(3));

    // Then
    assertThat(sentInPause).isZero();
    assertThat(fake.ids()).contains("a");
  }

  @Test
  void resumesAfterThePauseAnEndpointAskedFor() {
    // Given
    for (int i = 0; i < 20; i++) {
      fake.failsWithRetryAfter(FailureKind.THROTTLED, Duration.ofSeconds(3));
    }
    IntStream.range(0, 20).forEach(i -> complete("p-" + i));
    int sentBefore = fake.ids().size();

    // When
    scheduler.advance(Duration.ofSeconds(3));

    // Then
    assertThat(sentBefore).isLessThan(10);
    assertThat(fake.ids()).hasSizeGreaterThan(sentBefore);
  }

  @Test
  void repeatsAtOnceWhenItWasOneTooMany() {
    // Given: five calls are held, three more were refused, and a sixth is tried a second later
    AdaptiveLimit shared = new AdaptiveLimit(8, 8, scheduler::nanoTime);
    LimitedClient trying = new LimitedClient(fake, shared, scheduler);
    List<AdaptiveLimit.Flight> others = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      others.add(shared.tryStart().orElseThrow());
    }
    others.subList(5, 8).forEach(flight -> flight.refused(Optional.empty()));
    scheduler.advance(Duration.ofSeconds(1));
    fake.failsWithRetryAfter(FailureKind.THROTTLED, Duration.ofHours(1));

    // When
    CompletableFuture<Completion> sixth = trying.complete(prompt("sixth")).toCompletableFuture();

    // Then
    assertThat(Failing.failure(sixth).retryAfter()).contains(Duration.ZERO);
  }

  private static InferenceClient slow(
      ExecutorService threads, AtomicInteger running, AtomicInteger most) {
    return new InferenceClient() {
      @Override
      public CompletionStage<Completion> complete(Prompt prompt) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        return CompletableFuture.supplyAsync(
            () -> {
              running.decrementAndGet();
              return FakeInferenceClient.completion(prompt);
            },
            threads);
      }

      @Override
      public void close() {}
    };
  }
}
