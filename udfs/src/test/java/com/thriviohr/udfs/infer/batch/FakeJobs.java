package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** A control plane on a scheduler's clock: one job, which takes its time. */
final class FakeJobs implements RemoteJobs {
  final List<String> calls = new ArrayList<>();
  private final ManualScheduler clock;
  private final FakeObjects objects;
  private final Duration takes;
  private Duration throttledUntil = Duration.ZERO;
  private boolean obeys = true;
  private Shard shard;
  private long startedNanos;
  private boolean stopped;

  /**
   * @param objects takes the answers of a job that ends
   * @param takes how long the job runs
   */
  FakeJobs(ManualScheduler clock, FakeObjects objects, Duration takes) {
    this.clock = clock;
    this.objects = objects;
    this.takes = takes;
  }

  /** Every call is refused until then. */
  FakeJobs throttledUntil(Duration time) {
    throttledUntil = time;
    return this;
  }

  /** Stops are taken, and change nothing. */
  FakeJobs deaf() {
    obeys = false;
    return this;
  }

  @Override
  public CompletableFuture<RemoteJob> start(Shard asked) {
    return answer(
        "start",
        () -> {
          shard = asked;
          startedNanos = clock.nanoTime();
          return RemoteJob.running(asked.getName());
        });
  }

  @Override
  public CompletableFuture<RemoteJob> describe(RemoteJob job) {
    return answer("describe", this::now);
  }

  @Override
  public CompletableFuture<List<RemoteJob>> underWay(String prefix) {
    throw new UnsupportedOperationException();
  }

  private RemoteJob now() {
    String id = shard.getName();
    if (stopped) {
      return RemoteJob.of(id, RemoteJob.State.STOPPED, null, null, null);
    }
    if (clock.nanoTime() - startedNanos < takes.toNanos()) {
      return RemoteJob.running(id);
    }
    objects.add(ShardNames.output(shard) + "part-00000.jsonl.out");
    return RemoteJob.of(id, RemoteJob.State.COMPLETED, null, null, null);
  }

  @Override
  public CompletableFuture<Void> stop(RemoteJob job) {
    return answer(
        "stop",
        () -> {
          stopped |= obeys;
          return null;
        });
  }

  private <T> CompletableFuture<T> answer(String call, Supplier<T> answer) {
    if (clock.nanoTime() < throttledUntil.toNanos()) {
      calls.add(call + " throttled");
      return CompletableFuture.failedFuture(
          new InferenceException(FailureKind.THROTTLED, "no room", null, 0));
    }
    calls.add(call);
    return CompletableFuture.completedFuture(answer.get());
  }

  @Override
  public void close() {}
}
