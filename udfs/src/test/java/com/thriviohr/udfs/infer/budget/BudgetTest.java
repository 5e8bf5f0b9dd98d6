package com.thriviohr.udfs.infer.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BudgetTest {
  private static Budget budget(long microUsd) {
    Budget budget = new Budget(microUsd);
    budget.join(0, 1);
    return budget;
  }

  private static Budget.Reservation granted(CompletableFuture<Optional<Budget.Reservation>> turn) {
    return turn.join().orElseThrow();
  }

  @Test
  void waitsForCallsUnderWayAndIsGrantedWhatTheyReturn() {
    // Given
    Budget budget = budget(100);
    Budget.Reservation first = granted(budget.reserve(80));
    CompletableFuture<Optional<Budget.Reservation>> second = budget.reserve(60);
    boolean early = second.isDone();

    // When
    first.settle(30, 0);

    // Then
    assertThat(early).isFalse();
    assertThat(second.join()).isPresent();
  }

  @Test
  void refusesWhatEvenTheirReturnCannotCover() {
    // Given
    Budget budget = budget(100);
    Budget.Reservation first = granted(budget.reserve(80));
    CompletableFuture<Optional<Budget.Reservation>> second = budget.reserve(60);

    // When
    first.settle(50, 0);

    // Then
    assertThat(second.join()).isEmpty();
    assertThat(budget.reserve(101).join()).isEmpty();
    assertThat(budget.refused()).isEqualTo(2);
    assertThat(budget.reserve(50).join()).isPresent();
  }

  @Test
  void givesUpPlaceOnCancel() {
    // Given
    Budget budget = budget(100);
    Budget.Reservation first = granted(budget.reserve(100));
    CompletableFuture<Optional<Budget.Reservation>> second = budget.reserve(100);
    second.cancel(true);

    // When
    first.settle(0, 0);

    // Then
    assertThat(budget.reserve(100).join()).isPresent();
  }

  @Test
  void settlesOnce() {
    // Given
    Budget budget = budget(100);
    Budget.Reservation reservation = granted(budget.reserve(60));

    // When
    reservation.settle(10, 0);
    reservation.settle(10, 0);
    reservation.settle(0, 100);

    // Then
    assertThat(budget.spentMicroUsd()).isEqualTo(10);
    assertThat(budget.uncertainMicroUsd()).isZero();
  }

  @Test
  void sharesNeverExceedTheWhole() {
    // Given
    Budget here = new Budget(100);
    Budget there = new Budget(100);

    // When
    here.join(0, 3);
    here.join(0, 3);
    here.join(2, 3);
    there.join(1, 3);

    // Then
    assertThat(here.limitMicroUsd()).isEqualTo(66);
    assertThat(there.limitMicroUsd()).isEqualTo(33);
  }

  @Test
  void neverOverspendsAndStrandsLessThanOnePercentAtAnyConcurrency() throws Exception {
    // Given: calls that reserve up to 160 and cost less
    long limit = 1_000_000;
    Budget budget = budget(limit);
    AtomicLong cost = new AtomicLong();
    AtomicInteger unsent = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<?>> workers = new ArrayList<>();

    // When
    for (int worker = 0; worker < 16; worker++) {
      Random random = new Random(worker);
      workers.add(
          threads.submit(
              () -> {
                for (int i = 0; i < 4_000; i++) {
                  int most = 80 + random.nextInt(80);
                  int actual = random.nextInt(most + 1);
                  Optional<Budget.Reservation> turn = budget.reserve(most).join();
                  if (turn.isPresent()) {
                    cost.addAndGet(actual);
                    Thread.onSpinWait();
                    turn.get().settle(actual, 0);
                  } else {
                    unsent.incrementAndGet();
                  }
                }
              }));
    }
    for (Future<?> worker : workers) {
      worker.get();
    }
    threads.shutdown();

    // Then
    assertThat(unsent.get()).isPositive();
    assertThat(cost.get()).isEqualTo(budget.spentMicroUsd()).isBetween(limit * 99 / 100, limit);
  }
}
