package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FailureKind;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitedClientTest {
  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final AsyncSemaphore permits = new AsyncSemaphore(2);
  private final LimitedClient client = new LimitedClient(fake, permits);

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
    assertThat(permits.free()).isEqualTo(2);
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
    assertThat(permits.free()).isEqualTo(2);
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
  void neverExceedsPermitsUnderContention() throws Exception {
    // Given
    AsyncSemaphore three = new AsyncSemaphore(3);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch done = new CountDownLatch(4000);
    ExecutorService threads = Executors.newFixedThreadPool(8);

    // When
    for (int i = 0; i < 4000; i++) {
      threads.execute(
          () ->
              three
                  .acquire()
                  .thenAccept(
                      permit -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        threads.execute(
                            () -> {
                              running.decrementAndGet();
                              permit.release();
                              permit.release();
                              done.countDown();
                            });
                      }));
    }
    done.await();
    threads.shutdown();

    // Then
    assertThat(most.get()).isBetween(1, 3);
    assertThat(three.free()).isEqualTo(3);
  }
}
