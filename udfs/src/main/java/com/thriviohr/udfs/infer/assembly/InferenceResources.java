package com.thriviohr.udfs.infer.assembly;

import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** Threads and connections of one client chain. */
final class InferenceResources implements AutoCloseable {
  private static final Duration READ_TIMEOUT_MARGIN = Duration.ofSeconds(10);

  private final HttpTransport transport;
  private final ScheduledThreadPoolExecutor scheduler;
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("infer-watch", true));

  private InferenceResources(HttpTransport transport, ScheduledThreadPoolExecutor scheduler) {
    this.transport = transport;
    this.scheduler = scheduler;
  }

  /**
   * @param concurrency connections per host
   * @param longestAttempt longest attempt timeout of any endpoint
   * @param connections how servers are reached
   */
  static InferenceResources open(
      int concurrency, Duration longestAttempt, ConnectionSettings connections) {
    ScheduledThreadPoolExecutor scheduler =
        new ScheduledThreadPoolExecutor(1, new DefaultThreadFactory("infer-timer", true));
    // Nearly every timer is cancelled; without this each would stay in memory until its time.
    scheduler.setRemoveOnCancelPolicy(true);
    return new InferenceResources(
        new HttpTransport(concurrency, longestAttempt.plus(READ_TIMEOUT_MARGIN), connections),
        scheduler);
  }

  HttpTransport transport() {
    return transport;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** For tasks that may block; the timers of calls must not wait for them. */
  ScheduledExecutorService watcher() {
    return watcher;
  }

  @Override
  public void close() {
    watcher.shutdownNow();
    scheduler.shutdownNow();
    transport.close();
  }
}
