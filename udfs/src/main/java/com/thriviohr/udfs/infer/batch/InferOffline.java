package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.AsyncDataStream;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The offline half of the inference stage: prompts in, outcomes and prompts to ask at once out. */
public final class InferOffline {
  private static final long NO_TIMEOUT = 0;

  private final DataStream<Prompt> online;
  private final DataStream<InferenceOutcome> outcomes;

  private InferOffline(DataStream<Prompt> online, DataStream<InferenceOutcome> outcomes) {
    this.online = online;
    this.outcomes = outcomes;
  }

  /**
   * @param prompts all prompts
   * @param endpoints where some of them go
   * @param settings checks of answers
   */
  public static InferOffline stage(
      DataStream<Prompt> prompts, OfflineEndpoints endpoints, InferenceSettings settings) {
    SingleOutputStreamOperator<Prompt> parted =
        prompts
            .process(new PartOffline(endpoints))
            .name("infer: part offline prompts")
            .uid("infer-part-offline");
    SingleOutputStreamOperator<Shard> shards =
        parted
            .getSideOutput(PartOffline.OFFLINE)
            .transform(
                "infer: gather shards",
                TypeInformation.of(Shard.class),
                new GatherShards(endpoints))
            .uid("infer-gather-shards");
    SingleOutputStreamOperator<ShardResult> ended =
        AsyncDataStream.unorderedWait(
                shards,
                new RunShards(endpoints),
                NO_TIMEOUT,
                TimeUnit.MILLISECONDS,
                jobs(endpoints))
            .returns(ShardResult.class)
            .name("infer: run shards")
            .uid("infer-run-shards");
    SingleOutputStreamOperator<InferenceOutcome> read =
        ended
            .process(new ReadShards(endpoints, settings.checks()))
            .name("infer: read shards")
            .uid("infer-read-shards");
    return new InferOffline(
        parted.union(
            shards.getSideOutput(GatherShards.ONLINE), read.getSideOutput(ReadShards.UNANSWERED)),
        read.union(shards.getSideOutput(GatherShards.REFUSED)));
  }

  private static int jobs(OfflineEndpoints endpoints) {
    return endpoints.all().stream()
        .map(Endpoint::batchJob)
        .mapToInt(settings -> settings.orElseThrow().jobs())
        .sum();
  }

  /** Prompts to ask at once. */
  public DataStream<Prompt> online() {
    return online;
  }

  /** What became of the others. */
  public DataStream<InferenceOutcome> outcomes() {
    return outcomes;
  }
}
