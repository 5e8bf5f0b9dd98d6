package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a shard's job and looks from time to time how far it is.
 *
 * <ul>
 *   <li>No room for another job: it is asked for again, for an hour.
 *   <li>Stopped: jobs that run are asked to end, and none that could not be started is asked for
 *       again.
 *   <li>The service does not say how far it is: it is asked again later.
 *   <li>Any end: the result names the files that have answers, and why the others have none.
 * </ul>
 */
final class PolledBatchClient implements BatchInferenceClient {
  private static final Logger LOG = LoggerFactory.getLogger(PolledBatchClient.class);

  /** Instances are paid by the second begun. */
  private static final int MILLIS = 1_000;

  /** Failures that pass. */
  private static final Set<FailureKind> PASSING =
      EnumSet.of(
          FailureKind.THROTTLED,
          FailureKind.SERVICE_UNAVAILABLE,
          FailureKind.CONNECTION_FAILED,
          FailureKind.TIMED_OUT);

  /** How long a job is asked for that the service has no room for. */
  private static final Duration START_PATIENCE = Duration.ofHours(1);

  /** How long the service may be silent about a job. */
  private static final Duration LOOK_PATIENCE = Duration.ofHours(24);

  private final Map<RemoteJob, CompletableFuture<RemoteJob>> underWay = new ConcurrentHashMap<>();
  private volatile boolean stopped;
  private final RemoteJobs jobs;
  private final WorkObjects objects;
  private final Duration interval;
  private final ScheduledExecutorService scheduler;

  /**
   * @param jobs control plane; closed here
   * @param objects work folder; closed here
   * @param interval how often a job is looked at
   * @param scheduler not closed here
   */
  PolledBatchClient(
      RemoteJobs jobs, WorkObjects objects, Duration interval, ScheduledExecutorService scheduler) {
    this.jobs = requireNonNull(jobs, "jobs");
    this.objects = requireNonNull(objects, "objects");
    this.interval = requireNonNull(interval, "interval");
    this.scheduler = requireNonNull(scheduler, "scheduler");
  }

  @Override
  public CompletionStage<ShardResult> submit(Shard shard) {
    CompletableFuture<RemoteJob> ended = new CompletableFuture<>();
    untilItPasses(() -> jobs.start(shard), ended, job -> begin(job, ended), START_PATIENCE);
    return ended.thenCompose(job -> result(shard, job));
  }

  @Override
  public void stop() {
    stopped = true;
    underWay.forEach(this::stop);
  }

  private void stop(RemoteJob job, CompletableFuture<RemoteJob> ended) {
    jobs.stop(job)
        .whenComplete(
            (asked, thrown) -> {
              if (thrown != null && PASSING.contains(Calls.failure(thrown).kind())) {
                later(() -> stop(job, ended), ended);
              }
            });
  }

  private void begin(RemoteJob job, CompletableFuture<RemoteJob> ended) {
    underWay.put(job, ended);
    ended.whenComplete((last, thrown) -> underWay.remove(job));
    follow(job, ended);
    if (stopped && !ended.isDone()) {
      stop(job, ended);
    }
  }

  @Override
  public void close() {
    jobs.close();
    objects.close();
  }

  private void follow(RemoteJob job, CompletableFuture<RemoteJob> ended) {
    if (job.state() != RemoteJob.State.RUNNING) {
      LOG.info("Job {} ended: {}", job.id(), job.state());
      ended.complete(job);
    } else {
      later(
          () ->
              untilItPasses(
                  () -> jobs.describe(job), ended, now -> follow(now, ended), LOOK_PATIENCE),
          ended);
    }
  }

  private void untilItPasses(
      Supplier<CompletableFuture<RemoteJob>> call,
      CompletableFuture<RemoteJob> ended,
      Consumer<RemoteJob> next,
      Duration patience) {
    call.get()
        .whenComplete(
            (job, thrown) -> {
              if (thrown == null) {
                next.accept(job);
                return;
              }
              InferenceException failure = Calls.failure(thrown);
              boolean begun = underWay.containsValue(ended);
              boolean worthwhile = !patience.isNegative() && (begun || !stopped);
              if (worthwhile && PASSING.contains(failure.kind())) {
                LOG.info("A batch job is asked for again: {}", failure.getMessage());
                later(() -> untilItPasses(call, ended, next, patience.minus(interval)), ended);
              } else {
                ended.completeExceptionally(failure);
              }
            });
  }

  private void later(Runnable task, CompletableFuture<RemoteJob> ended) {
    if (ended.isDone()) {
      return;
    }
    try {
      scheduler.schedule(task, interval.toNanos(), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      ended.cancel(false);
    }
  }

  private CompletableFuture<ShardResult> result(Shard shard, RemoteJob job) {
    return objects
        .list(ShardNames.output(shard))
        .thenApply(
            outputs ->
                ShardResult.newBuilder()
                    .setShard(shard)
                    .setFiles(files(shard, job, outputs))
                    .setJobs(List.of(shard.getName()))
                    .setBilledSeconds((job.billed().toMillis() + MILLIS - 1) / MILLIS)
                    .build());
  }

  private static List<ShardFile> files(Shard shard, RemoteJob job, List<String> outputs) {
    List<ShardFile> files = new ArrayList<>();
    for (int i = 0; i < shard.getFiles().size(); i++) {
      int file = i;
      ShardFile.Builder builder =
          ShardFile.newBuilder().setPrompts(ShardNames.prompts(shard, file));
      outputs.stream()
          .filter(object -> ShardNames.answers(object, file))
          .findFirst()
          .ifPresentOrElse(
              builder::setOutput,
              () ->
                  builder
                      .setFailure(job.state().name())
                      .setDetail(job.reason().orElse("no output was written")));
      files.add(builder.build());
    }
    return files;
  }
}
