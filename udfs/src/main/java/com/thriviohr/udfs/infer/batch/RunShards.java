package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.FailureKind;
import com.thriviohr.udfs.infer.InferenceException;
import com.thriviohr.udfs.infer.SharedInference;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.chain.Calls;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has shards answered by jobs. Flink keeps the shards under way in its checkpoints; after a restart
 * they are submitted again, and go on with the jobs that bear their names.
 */
final class RunShards extends RichAsyncFunction<Shard, ShardResult> {
  private static final long serialVersionUID = 1L;

  /** Stands for the failure of a shard whose job did not end in time. */
  static final String LATE = "LATE";

  private static final Logger LOG = LoggerFactory.getLogger(RunShards.class);

  /** How long a job that is to end may take to do so. */
  private static final Duration STOPPING = Duration.ofMinutes(3);

  private final OfflineEndpoints endpoints;
  private transient SharedInference.Lease books;
  private transient HttpTransport transport;
  private transient ScheduledExecutorService scheduler;
  private transient Map<String, BatchInferenceClient> clients;
  private transient volatile boolean closed;

  RunShards(OfflineEndpoints endpoints) {
    this.endpoints = requireNonNull(endpoints, "endpoints");
  }

  @Override
  public void open(Configuration parameters) {
    books = endpoints.lease();
    transport = endpoints.transport();
    scheduler =
        Executors.newSingleThreadScheduledExecutor(new DefaultThreadFactory("infer-batch", true));
    clients = new ConcurrentHashMap<>();
    closed = false;
  }

  @Override
  public void asyncInvoke(Shard shard, ResultFuture<ShardResult> result) {
    books
        .shards()
        .reserve(shard.getName(), shard.getMostMicroUsd())
        .thenCompose(covered -> covered ? inTime(shard, submit(shard)) : refuse())
        .whenComplete(
            (ended, thrown) -> {
              if (!closed) {
                result.complete(
                    List.of(thrown == null ? ended : notRun(shard, Calls.failure(thrown))));
              }
            });
  }

  private CompletionStage<ShardResult> submit(Shard shard) {
    return clients.computeIfAbsent(shard.getEndpoint(), this::client).submit(shard);
  }

  /** Ends the jobs when their time is over, and gives up those that do not end soon. */
  private CompletionStage<ShardResult> inTime(Shard shard, CompletionStage<ShardResult> jobs) {
    CompletableFuture<ShardResult> result = jobs.toCompletableFuture().copy();
    endpoints
        .until()
        .map(time -> Duration.between(Instant.now(), time))
        .ifPresent(
            left -> {
              after(left, result, () -> clients.get(shard.getEndpoint()).stop());
              after(left.plus(STOPPING), result, () -> result.complete(late(shard)));
            });
    return result;
  }

  private void after(Duration wait, CompletableFuture<?> result, Runnable task) {
    Future<?> timer = scheduler.schedule(task, Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
    result.whenComplete((ended, thrown) -> timer.cancel(false));
  }

  private static ShardResult late(Shard shard) {
    LOG.warn("Shard {} is late: its prompts are asked at once", shard.getName());
    return withoutAnswers(shard, LATE, "the job did not end in time");
  }

  private static CompletionStage<ShardResult> refuse() {
    return CompletableFuture.failedFuture(
        new InferenceException(
            FailureKind.BUDGET_REACHED, "The budget does not cover the shard", null, 0));
  }

  private BatchInferenceClient client(String name) {
    Endpoint endpoint = endpoints.named(name);
    return endpoints.clients(endpoint, transport, scheduler).client(endpoints.folder(endpoint));
  }

  /** No job could be started: every file has the reason. */
  private static ShardResult notRun(Shard shard, InferenceException failure) {
    return withoutAnswers(shard, failure.kind().name(), failure.getMessage());
  }

  private static ShardResult withoutAnswers(Shard shard, String failure, String detail) {
    List<ShardFile> files = new ArrayList<>();
    for (int file = 0; file < shard.getFiles().size(); file++) {
      files.add(
          ShardFile.newBuilder()
              .setPrompts(ShardNames.prompts(shard, file))
              .setFailure(failure)
              .setDetail(detail)
              .build());
    }
    return ShardResult.newBuilder().setShard(shard).setFiles(files).setJobs(List.of()).build();
  }

  @Override
  public void close() {
    closed = true;
    if (clients != null) {
      scheduler.shutdownNow();
      clients.values().forEach(BatchInferenceClient::close);
      transport.close();
      books.close();
    }
  }
}
