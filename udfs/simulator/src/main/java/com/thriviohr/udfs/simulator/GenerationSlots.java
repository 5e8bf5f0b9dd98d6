package com.thriviohr.udfs.simulator;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The GPU: parallel generations with a first-in, first-out queue before them. All methods are
 * called on the simulator's one thread. A change of capacity holds for generations that start after
 * it; those that run are finished as they began.
 */
final class GenerationSlots {
  private final SimulatorClock clock;
  private final SimulatorLedger ledger;
  private final Set<GenerationJob> queue = new LinkedHashSet<>();
  private final Set<GenerationJob> running = new HashSet<>();
  private Capacity capacity;

  GenerationSlots(Capacity capacity, SimulatorClock clock, SimulatorLedger ledger) {
    this.capacity = capacity;
    this.clock = clock;
    this.ledger = ledger;
  }

  /** Generations running now. */
  int running() {
    return running.size();
  }

  /** Requests waiting now. */
  int waiting() {
    return queue.size();
  }

  /** What the endpoint can do now. */
  Capacity capacity() {
    return capacity;
  }

  /** From now on this is what the endpoint can do. */
  void capacity(Capacity newCapacity) {
    capacity = newCapacity;
    startNext(clock.nanos());
  }

  /**
   * Runs a generation as soon as a slot is free.
   *
   * @return false when the queue is full
   */
  boolean submit(GenerationJob job) {
    if (running.size() < capacity.slots()) {
      start(job, clock.nanos());
    } else if (queue.size() < capacity.queueLimit()) {
      queue.add(job);
    } else {
      return false;
    }
    ledger.load(running.size(), queue.size());
    return true;
  }

  /** Ends a generation whose client has gone; does nothing for one that is over. */
  void abort(GenerationJob job) {
    if (running.remove(job)) {
      job.abort(clock.nanos());
      startNext(clock.nanos());
    } else if (queue.remove(job)) {
      job.abandon();
    }
  }

  /** Loses everything that runs or waits, as a taken machine does. */
  void lose() {
    Set<GenerationJob> lost = new HashSet<>(running);
    running.clear();
    queue.forEach(GenerationJob::abandon);
    queue.clear();
    lost.forEach(job -> job.abort(clock.nanos()));
  }

  private void start(GenerationJob job, long startNanos) {
    running.add(job);
    Generation generation = job.generation();
    long nanos =
        capacity.nanos(generation.inputTokens(), generation.outputTokens(), running.size());
    job.started(startNanos, nanos);
    long endNanos = startNanos + nanos;
    // From the queue it goes through the clock, or a long queue would fill the stack.
    if (nanos == 0 && queue.isEmpty()) {
      finish(job, endNanos);
    } else {
      clock.after(Math.max(0, endNanos - clock.nanos()), () -> finish(job, endNanos));
    }
  }

  /** The next one starts when this one should have ended: timers that are late cost no capacity. */
  private void finish(GenerationJob job, long endNanos) {
    if (running.remove(job)) {
      job.finish();
      startNext(endNanos);
    }
  }

  private void startNext(long startNanos) {
    while (running.size() < capacity.slots() && !queue.isEmpty()) {
      GenerationJob next = queue.iterator().next();
      queue.remove(next);
      start(next, startNanos);
    }
  }
}
