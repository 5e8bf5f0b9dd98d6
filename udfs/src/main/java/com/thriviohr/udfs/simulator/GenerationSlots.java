package com.thriviohr.udfs.simulator;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A fixed number of generations at a time; the rest waits in line, up to a limit. */
final class GenerationSlots {
  private final ScheduledExecutorService timer;
  private final int slots;
  private final int queueLimit;
  private final SimulatorLedger ledger;
  private final Deque<Generation> waiting = new ArrayDeque<>();
  private int running;

  GenerationSlots(
      ScheduledExecutorService timer, int slots, int queueLimit, SimulatorLedger ledger) {
    this.timer = timer;
    this.slots = slots;
    this.queueLimit = queueLimit;
    this.ledger = ledger;
  }

  /** False when the queue is full; otherwise {@code done} runs when the generation is over. */
  synchronized boolean submit(long micros, Runnable done) {
    if (running >= slots && waiting.size() >= queueLimit) {
      return false;
    }
    waiting.addLast(new Generation(micros, done));
    startWaiting();
    return true;
  }

  synchronized int runningNow() {
    return running;
  }

  synchronized int waitingNow() {
    return waiting.size();
  }

  private void startWaiting() {
    while (running < slots && !waiting.isEmpty()) {
      Generation next = waiting.removeFirst();
      running++;
      ledger.running(running);
      timer.schedule(() -> finish(next), next.micros, TimeUnit.MICROSECONDS);
    }
  }

  private void finish(Generation generation) {
    try {
      generation.done.run();
    } finally {
      synchronized (this) {
        running--;
        startWaiting();
      }
    }
  }

  private static final class Generation {
    private final long micros;
    private final Runnable done;

    Generation(long micros, Runnable done) {
      this.micros = micros;
      this.done = done;
    }
  }
}
