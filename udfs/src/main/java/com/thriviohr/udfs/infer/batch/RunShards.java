package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.assembly.SharedInference;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/**
 * Has shards answered by jobs. Flink keeps the shards under way in its checkpoints; after a restart
 * they are submitted again, and go on with the jobs that bear their names.
 */
final class RunShards extends RichAsyncFunction<Shard, ShardResult> {
  private static final long serialVersionUID = 1L;

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
        .thenCompose(covered -> covered ? submit(shard) : refuse())
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

  private static CompletionStage<ShardResult> refuse() {
    return CompletableFuture.failedFuture(
        new InferenceException(
            FailureKind.BUDGET_REACHED, "The budget does not cover the shard", null, 0));
  }

  private BatchInferenceClient client(String name) {
    Endpoint endpoint = endpoints.named(name);
    BatchInferenceClient client =
        endpoints.clients(endpoint, transport, scheduler).client(endpoints.folder(endpoint));
    return endpoints
        .until()
        .<BatchInferenceClient>map(
            until -> new DeadlineBatchClient(client, until, Clock.systemUTC(), scheduler))
        .orElse(client);
  }

  /** No job could be started: every file has the reason. */
  private static ShardResult notRun(Shard shard, InferenceException failure) {
    return UnansweredShard.of(shard, failure.kind().name(), failure.getMessage());
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
