package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GenerationSlotsTest {
  /** One second for each 100 input tokens, and one for each 10 output tokens. */
  private static final Capacity SLOW =
      Capacity.defaults()
          .withSlots(2)
          .withPrefillTokensPerSecond(100)
          .withDecodeTokensPerSecond(10)
          .withQueueLimit(2);

  private final VirtualClock clock = new VirtualClock();
  private final SimulatorLedger ledger = new SimulatorLedger();
  private final GenerationSlots slots = new GenerationSlots(SLOW, clock, ledger);
  private final List<String> events = new ArrayList<>();

  /** Takes two seconds when it runs alone. */
  private GenerationJob job(String name) {
    return new GenerationJob(
        new Generation("x", Generation.Finish.STOP, 100, 10),
        () -> events.add(name + " done"),
        written -> events.add(name + " aborted after " + written),
        () -> events.add(name + " abandoned"));
  }

  private List<GenerationJob> submit(int count) {
    List<GenerationJob> jobs = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      jobs.add(job("job " + i));
      slots.submit(jobs.get(i - 1));
    }
    return jobs;
  }

  @Test
  void holdsSlotForPrefillAndDecode() {
    // Given
    submit(1);
    clock.pass(Duration.ofMillis(1_999));
    assertThat(events).isEmpty();

    // When
    clock.pass(Duration.ofMillis(1));

    // Then
    assertThat(events).containsExactly("job 1 done");
    assertThat(slots.running()).isZero();
  }

  @Test
  void startsWaitingOnesInOrderWhenSlotsGetFree() {
    // Given
    submit(4);

    // When
    clock.pass(Duration.ofSeconds(4));

    // Then
    assertThat(events).containsExactly("job 1 done", "job 2 done", "job 3 done", "job 4 done");
    assertThat(ledger.mostRunning()).isEqualTo(2);
    assertThat(ledger.mostWaiting()).isEqualTo(2);
  }

  @Test
  void refusesWhenQueueIsFull() {
    // Given
    submit(4);

    // When
    boolean accepted = slots.submit(job("job 5"));

    // Then
    assertThat(accepted).isFalse();
    assertThat(slots.waiting()).isEqualTo(2);
  }

  @Test
  void stopsStartingAtZeroSlotsAndGoesOnLater() {
    // Given
    submit(4);
    slots.capacity(SLOW.withSlots(0));
    clock.pass(Duration.ofHours(1));
    assertThat(events).hasSize(2);

    // When
    slots.capacity(SLOW);
    clock.pass(Duration.ofSeconds(2));

    // Then
    assertThat(events).hasSize(4);
  }

  @Test
  void takesTenTimesAsLongWhenSlowed() {
    // Given
    slots.capacity(SLOW.slowedBy(10));
    submit(1);
    clock.pass(Duration.ofMillis(19_999));
    assertThat(events).isEmpty();

    // When
    clock.pass(Duration.ofMillis(1));

    // Then
    assertThat(events).hasSize(1);
  }

  @Test
  void slowsDecodingWithBatch() {
    // Given
    slots.capacity(SLOW.withBatchSlowdown(0.5));
    submit(2);

    // When
    clock.pass(Duration.ofMillis(2_499));

    // Then
    assertThat(events).containsExactly("job 1 done");
  }

  @Test
  void freesSlotOfClientThatLeft() {
    // Given
    List<GenerationJob> jobs = submit(3);
    clock.pass(Duration.ofSeconds(1));

    // When
    slots.abort(jobs.get(0));
    clock.pass(Duration.ofSeconds(2));

    // Then
    assertThat(events).containsExactly("job 1 aborted after 5", "job 2 done", "job 3 done");
  }

  @Test
  void dropsWaitingOneWhoseClientLeft() {
    // Given
    List<GenerationJob> jobs = submit(3);

    // When
    slots.abort(jobs.get(2));

    // Then
    assertThat(events).containsExactly("job 3 abandoned");
    assertThat(slots.waiting()).isZero();
  }

  @Test
  void losesWhatRunsAndWaits() {
    // Given
    submit(3);

    // When
    slots.lose();
    clock.pass(Duration.ofHours(1));

    // Then
    assertThat(events)
        .containsExactlyInAnyOrder(
            "job 1 aborted after 0", "job 2 aborted after 0", "job 3 abandoned");
    assertThat(slots.running()).isZero();
  }

  @Test
  void lateTimersCostNoCapacity() {
    // Given
    VirtualClock exact = new VirtualClock();
    GenerationSlots late = new GenerationSlots(SLOW.withSlots(1), new LateClock(exact), ledger);
    late.submit(job("first"));
    late.submit(job("second"));

    // When
    exact.pass(Duration.ofMillis(4_100));

    // Then
    assertThat(events).containsExactly("first done", "second done");
  }

  /** Its timers run a tenth of a second late. */
  private record LateClock(SimulatorClock exact) implements SimulatorClock {
    @Override
    public long nanos() {
      return exact.nanos();
    }

    @Override
    public void after(long delayNanos, Runnable task) {
      exact.after(delayNanos + Duration.ofMillis(100).toNanos(), task);
    }
  }
}
