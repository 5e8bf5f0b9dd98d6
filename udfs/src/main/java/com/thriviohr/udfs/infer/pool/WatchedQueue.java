package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.ServerQueue;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a limit how many requests wait at its server, every second, for servers that queue without
 * end and never refuse. A queue counts when it was there a second before as well: calls that have
 * just arrived wait for a moment everywhere. A server that has never said anything of a queue is
 * not asked again.
 */
public final class WatchedQueue {
  private static final Logger LOG = LoggerFactory.getLogger(WatchedQueue.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final int PATIENCE = 3;
  private static final ServerQueue NONE = new ServerQueue(0, 0);

  private final Supplier<CompletionStage<Optional<ServerQueue>>> page;
  private final AdaptiveLimit limit;
  private final BooleanSupplier wanted;
  private final ScheduledExecutorService scheduler;
  private ServerQueue before = NONE;
  private int silent;
  private boolean spoke;

  /**
   * @param page asks the server
   * @param limit of the server
   * @param wanted false when the server has left
   * @param scheduler asks again; not closed here
   */
  public WatchedQueue(
      Supplier<CompletionStage<Optional<ServerQueue>>> page,
      AdaptiveLimit limit,
      BooleanSupplier wanted,
      ScheduledExecutorService scheduler) {
    this.page = requireNonNull(page, "page");
    this.limit = requireNonNull(limit, "limit");
    this.wanted = requireNonNull(wanted, "wanted");
    this.scheduler = requireNonNull(scheduler, "scheduler");
  }

  /** Asks in a second, and every second from then on. */
  public void start() {
    try {
      scheduler.schedule(this::ask, PERIOD.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      // Closed with the chain.
    }
  }

  private void ask() {
    if (wanted.getAsBoolean()) {
      page.get().whenComplete((queue, thrown) -> take(thrown == null ? queue : Optional.empty()));
    }
  }

  private void take(Optional<ServerQueue> queue) {
    spoke = spoke || queue.isPresent();
    silent = queue.isPresent() ? 0 : silent + 1;
    if (before.isLong()) {
      queue.map(this::shorter).ifPresent(limit::queueSeen);
    }
    before = queue.orElse(NONE);
    if (spoke || silent < PATIENCE) {
      start();
    } else {
      LOG.info("A server says nothing of its queue, its limit goes by goodput and refusals alone");
    }
  }

  private ServerQueue shorter(ServerQueue now) {
    return new ServerQueue(now.running(), Math.min(now.waiting(), before.waiting()));
  }
}
