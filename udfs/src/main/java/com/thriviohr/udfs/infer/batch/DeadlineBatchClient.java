package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives jobs until a point in time.
 *
 * <ul>
 *   <li>Ended by then: nothing is done.
 *   <li>Then: all that run are stopped; what they have answered counts.
 *   <li>One that has not stopped a little later: its shard is late, and none of it counts.
 * </ul>
 */
final class DeadlineBatchClient implements BatchInferenceClient {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineBatchClient.class);

  /** How long a job that is to end may take to do so. */
  static final Duration STOPPING = Duration.ofMinutes(3);

  private final BatchInferenceClient delegate;
  private final Instant until;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;

  /**
   * @param delegate runs the jobs; closed here
   * @param until when jobs are stopped
   * @param scheduler not closed here
   */
  DeadlineBatchClient(
      BatchInferenceClient delegate,
      Instant until,
      Clock clock,
      ScheduledExecutorService scheduler) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.until = requireNonNull(until, "until");
    this.clock = requireNonNull(clock, "clock");
    this.scheduler = requireNonNull(scheduler, "scheduler");
  }

  @Override
  public CompletionStage<ShardResult> submit(Shard shard) {
    CompletableFuture<ShardResult> result = delegate.submit(shard).toCompletableFuture().copy();
    Duration left = Duration.between(clock.instant(), until);
    after(left, result, delegate::stop);
    after(left.plus(STOPPING), result, () -> giveUp(shard, result));
    return result;
  }

  private static void giveUp(Shard shard, CompletableFuture<ShardResult> result) {
    if (result.complete(UnansweredShard.late(shard))) {
      LOG.warn("Shard {} is late: its prompts are asked at once", shard.getName());
    }
  }

  private void after(Duration wait, CompletableFuture<?> result, Runnable task) {
    Future<?> timer = scheduler.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    result.whenComplete((ended, thrown) -> timer.cancel(false));
  }

  @Override
  public void stop() {
    delegate.stop();
  }

  @Override
  public void close() {
    delegate.close();
  }
}
