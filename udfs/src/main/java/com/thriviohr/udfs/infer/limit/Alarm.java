package com.thriviohr.udfs.infer.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs a task after a wait; set again meanwhile, it rings once. Thread-safe. */
public final class Alarm {
  private final ScheduledExecutorService scheduler;
  private final Runnable task;
  private final AtomicBoolean set = new AtomicBoolean();

  /**
   * @param scheduler runs the task; not closed here
   * @param task what to do when the wait is over
   */
  public Alarm(ScheduledExecutorService scheduler, Runnable task) {
    this.scheduler = requireNonNull(scheduler, "scheduler");
    this.task = requireNonNull(task, "task");
  }

  /** Rings after a wait, unless it is set already. */
  public void setIn(Duration wait) {
    if (!set.compareAndSet(false, true)) {
      return;
    }
    try {
      scheduler.schedule(this::ring, wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed: whoever closes the chain cancels the prompts in it.
    }
  }

  private void ring() {
    set.set(false);
    task.run();
  }
}
