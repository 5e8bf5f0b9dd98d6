package com.thriviohr.udfs.infer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.ServerQueue;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class WatchedQueueTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualScheduler scheduler = new ManualScheduler();
  private final AdaptiveLimit limit = new AdaptiveLimit(40, 40, scheduler::nanoTime);
  private final Deque<Optional<ServerQueue>> pages = new ArrayDeque<>();
  private int asked;
  private boolean here = true;

  private CompletionStage<Optional<ServerQueue>> page() {
    asked++;
    return pages.isEmpty()
        ? CompletableFuture.failedFuture(new IllegalStateException("no page"))
        : CompletableFuture.completedFuture(pages.poll());
  }

  private void watch(ServerQueue... queues) {
    for (int i = 0; i < 40; i++) {
      limit.tryStart();
    }
    for (ServerQueue queue : queues) {
      pages.add(Optional.of(queue));
    }
    new WatchedQueue(this::page, limit, () -> here, scheduler).start();
  }

  @Test
  void leavesAloneAQueueOfOneMoment() {
    // Given
    watch(new ServerQueue(20, 20), new ServerQueue(40, 0), new ServerQueue(20, 20));

    // When
    scheduler.advance(SECOND.multipliedBy(3));

    // Then
    assertThat(limit.limit()).isEqualTo(40);
  }

  @Test
  void givesUpItsShareOfAQueueThatStays() {
    // Given
    watch(new ServerQueue(20, 20), new ServerQueue(20, 30));

    // When
    scheduler.advance(SECOND.multipliedBy(2));

    // Then
    assertThat(limit.limit()).isEqualTo(21);
  }

  @Test
  void asksNoMoreWhereNothingIsSaid() {
    // Given
    watch();

    // When
    scheduler.advance(SECOND.multipliedBy(60));

    // Then
    assertThat(asked).isEqualTo(3);
  }

  @Test
  void asksAgainAServerThatFellSilent() {
    // Given
    watch(new ServerQueue(20, 0));

    // When
    scheduler.advance(SECOND.multipliedBy(10));

    // Then
    assertThat(asked).isEqualTo(10);
  }

  @Test
  void asksNoMoreWhenTheServerHasLeft() {
    // Given
    watch(new ServerQueue(20, 0), new ServerQueue(20, 0));
    scheduler.advance(SECOND);
    here = false;

    // When
    scheduler.advance(SECOND.multipliedBy(10));

    // Then
    assertThat(asked).isEqualTo(1);
  }
}
