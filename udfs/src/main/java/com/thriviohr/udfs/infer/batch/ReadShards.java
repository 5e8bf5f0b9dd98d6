package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.assembly.SharedInference;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.check.AnswerChecks;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import java.io.IOException;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Reads the answers of ended shards, file by file. Every prompt of a shard leaves once: answered,
 * as a dead letter, or to be asked at once; then the shard's cost is known.
 */
final class ReadShards extends ProcessFunction<ShardResult, InferenceOutcome> {
  private static final long serialVersionUID = 1L;

  /** Prompts that a job left unanswered. */
  static final OutputTag<Prompt> UNANSWERED = new OutputTag<Prompt>("unanswered") {};

  private final OfflineEndpoints endpoints;
  private final AnswerChecks checks;
  private transient SharedInference.Lease books;
  private transient HttpTransport transport;
  private transient LongCounter late;

  /**
   * @param checks what answers must be like
   */
  ReadShards(OfflineEndpoints endpoints, AnswerChecks checks) {
    this.endpoints = requireNonNull(endpoints, "endpoints");
    this.checks = requireNonNull(checks, "checks");
  }

  @Override
  public void open(Configuration parameters) {
    books = endpoints.lease();
    transport = endpoints.transport();
    late = getRuntimeContext().getLongCounter(Metric.SHARDS_LATE_FILES.key());
  }

  @Override
  public void processElement(
      ShardResult result, Context context, Collector<InferenceOutcome> outcomes)
      throws IOException {
    Endpoint endpoint = endpoints.named(result.getShard().getEndpoint());
    BatchClients clients = endpoints.clients(endpoint, transport, null);
    InstanceCost cost =
        new InstanceCost(result, endpoint.batchJob().orElseThrow(), outcomes::collect);
    try (ShardReader reader =
        new ShardReader(
            clients,
            checks,
            endpoints::route,
            books.shards(),
            cost::take,
            prompt -> context.output(UNANSWERED, prompt))) {
      for (ShardFile file : result.getFiles()) {
        reader.read(file);
        if (UnansweredShard.LATE.equals(file.getFailure())) {
          late.add(1L);
        }
      }
    }
    getRuntimeContext().getLongCounter(Metric.SHARDS_READ.key()).add(1L);
    books.shards().settle(result.getShard().getName(), cost.end());
  }

  @Override
  public void close() {
    if (transport != null) {
      transport.close();
      books.close();
    }
  }
}
