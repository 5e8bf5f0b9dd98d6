package com.thriviohr.udfs.simulator;

/** Simulated time and its timers. Tasks run on the simulator's one thread. */
interface SimulatorClock {
  /** Simulated nanoseconds since an arbitrary start. */
  long nanos();

  /**
   * Runs a task later.
   *
   * @param delayNanos simulated nanoseconds from now
   * @param task what to run
   */
  void after(long delayNanos, Runnable task);
}
