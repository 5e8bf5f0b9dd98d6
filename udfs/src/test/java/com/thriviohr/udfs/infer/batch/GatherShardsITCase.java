package com.thriviohr.udfs.infer.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.operators.testutils.MockEnvironment;
import org.apache.flink.runtime.operators.testutils.MockEnvironmentBuilder;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who goes on with shards that are written, over real S3 protocol. */
@Timeout(60)
class GatherShardsITCase {
  private static final JobID JOB = new JobID();
  private static final int SUBTASKS = 2;

  private S3Server s3;

  @BeforeEach
  void start() throws Exception {
    s3 = new S3Server();
  }

  @AfterEach
  void stop() throws Exception {
    s3.close();
  }

  private OfflineEndpoints endpoints() {
    InferenceCatalog catalog =
        InferenceCatalog.parse(
            """
            version: 2026-11-25
            models:
              own: {id: own, input_usd_per_million: 0, output_usd_per_million: 0,
                    priced_at: 2026-11-25}
            endpoints:
              jobs: {kind: sagemaker_batch, model: own, model_name: llama,
                     work: "s3://company/work", s3_url: "S3", instance_type: ml.g5.2xlarge,
                     usd_per_hour: 0, records_per_job: 3}
              online: {kind: openai, model: own, url: "http://localhost:1/v1"}
            routes:
              r: {endpoints: [jobs, online]}
            default_route: r
            """
                .replace("S3", s3.uri().toString()),
            "gather.yaml");
    return new OfflineEndpoints(
        catalog, InferenceSettings.of(new Configuration().set(RunOptions.RUN_ID, "night")));
  }

  /** Shards that a subtask hands on for prompts and at the end of its input. */
  private List<Shard> shards(JobID job, int subtask, int... prompts) throws Exception {
    List<Shard> shards = new ArrayList<>();
    try (MockEnvironment environment =
            new MockEnvironmentBuilder()
                .setJobID(job)
                .setParallelism(SUBTASKS)
                .setMaxParallelism(SUBTASKS)
                .setSubtaskIndex(subtask)
                .build();
        OneInputStreamOperatorTestHarness<Prompt, Shard> harness =
            new OneInputStreamOperatorTestHarness<>(
                new GatherShards(endpoints()),
                TypeInformation.of(Prompt.class)
                    .createSerializer(environment.getExecutionConfig().getSerializerConfig()),
                environment)) {
      harness.open();
      for (int number : prompts) {
        harness.processElement(new StreamRecord<>(FakeInferenceClient.prompt("p" + number)));
      }
      harness.endInput();
      shards.addAll(harness.extractOutputValues());
    }
    return shards;
  }

  @Test
  void subtaskThatStartsLaterLeavesShardsOfItsSiblingsAlone() throws Exception {
    // Given
    List<Shard> first = shards(JOB, 0, 1, 2, 3, 4);

    // When
    List<Shard> second = shards(JOB, 1, 5, 6, 7);

    // Then
    assertThat(first).extracting(shard -> shard.getFiles().get(0)).containsExactly(3, 1);
    assertThat(second).extracting(shard -> shard.getFiles().get(0)).containsExactly(3);
  }

  @Test
  void laterStartGoesOnWithEveryShardOnceAndGathersNoneOfItsPrompts() throws Exception {
    // Given
    List<Shard> written = shards(JOB, 0, 1, 2, 3, 4);

    // When: another job of the run, whose subtasks get the prompts in another order
    JobID later = new JobID();
    List<Shard> again = new ArrayList<>(shards(later, 0, 4, 2));
    again.addAll(shards(later, 1, 3, 9, 1));

    // Then
    assertThat(again).extracting(Shard::getName).hasSize(3).doesNotHaveDuplicates();
    assertThat(again)
        .extracting(Shard::getName)
        .containsAll(written.stream().map(Shard::getName).toList());
  }
}
