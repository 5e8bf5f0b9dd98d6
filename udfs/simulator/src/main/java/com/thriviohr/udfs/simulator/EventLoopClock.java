package com.thriviohr.udfs.simulator;

import io.netty.util.concurrent.EventExecutor;
import java.util.concurrent.TimeUnit;

/** Real time, sped up by a factor, with the event loop's timers. */
final class EventLoopClock implements SimulatorClock {
  private final EventExecutor loop;
  private final double timeFactor;
  private final long origin = System.nanoTime();

  EventLoopClock(EventExecutor loop, double timeFactor) {
    this.loop = loop;
    this.timeFactor = timeFactor;
  }

  @Override
  public long nanos() {
    return (long) ((System.nanoTime() - origin) * timeFactor);
  }

  @Override
  public void after(long delayNanos, Runnable task) {
    loop.schedule(task, (long) (delayNanos / timeFactor), TimeUnit.NANOSECONDS);
  }
}
