package com.thriviohr.udfs.simulator;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes only when told to. */
final class VirtualClock implements SimulatorClock {
  private record Timer(long at, long order, Runnable task) {}

  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(Comparator.comparingLong(Timer::at).thenComparingLong(Timer::order));
  private long now;
  private long order;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void after(long delayNanos, Runnable task) {
    timers.add(new Timer(now + delayNanos, order++, task));
  }

  void pass(Duration time) {
    long end = now + time.toNanos();
    while (!timers.isEmpty() && timers.peek().at() <= end) {
      Timer next = timers.remove();
      now = next.at();
      next.task().run();
    }
    now = end;
  }
}
