package com.thriviohr.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.ChatRow;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.datasets.sink.SnappyCodecFactory;
import com.thriviohr.jobs.kinesis.KinesisServer;
import com.thriviohr.jobs.kinesis.NeedsNode;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.settings.DatasetConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Kinesis in, dataset files out, while machines are lost and the job is moved. */
@ExtendWith(NeedsNode.class)
@Timeout(240)
class DatasetStreamITCase {
  private static final int MESSAGES = Integer.getInteger("stream.messages", 2_000);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .setConfiguration(
                  new Configuration()
                      .set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(200)))
              .build());

  @TempDir Path directory;

  @Test
  void losesAndDoublesNothingWhenATaskManagerDiesAndTheJobMoves(
      @InjectMiniCluster MiniCluster cluster) throws Exception {
    // Given
    writeSampleCompany();
    List<byte[]> payloads =
        Files.readAllLines(directory.resolve("in/messages.jsonl")).stream()
            .map(line -> line.getBytes(UTF_8))
            .toList();
    int third = payloads.size() / 3;
    try (KinesisServer kinesis = KinesisServer.start()) {
      kinesis.createStream("chat", 4);
      kinesis.put("chat", payloads.subList(0, third));

      // When: a TaskManager is lost while messages arrive
      JobClient first = start(config(kinesis), 2, null);
      awaitRead(first, third);
      awaitFile("dead-letters");
      cluster.terminateTaskManager(0).get();
      cluster.startTaskManager();
      awaitRestart(cluster, first);
      kinesis.put("chat", payloads.subList(third, 2 * third));
      awaitRead(first, 2L * third);
      awaitCount(first, Metric.EXAMPLES_READY.key(), 1);

      // When: the job stops with a savepoint
      String savepoint =
          first
              .stopWithSavepoint(
                  false, directory.resolve("savepoint").toString(), SavepointFormatType.CANONICAL)
              .get();
      int examplesAfterStop = exampleIds().size();
      int deadLettersAfterStop = lines("dead-letters").size();

      // When: it goes on with more subtasks, a shard splits, and another TaskManager is lost
      cluster.startTaskManager();
      JobClient second = start(config(kinesis), 3, savepoint);
      awaitRead(second, 2L * third);
      kinesis.splitFirstShard("chat");
      cluster.terminateTaskManager(1).get();
      cluster.startTaskManager();
      awaitRestart(cluster, second);
      kinesis.put("chat", payloads.subList(2 * third, payloads.size()));
      awaitRead(second, payloads.size());
      second
          .stopWithSavepoint(
              true, directory.resolve("last").toString(), SavepointFormatType.CANONICAL)
          .get();
      Counts counts = counts(second.getJobExecutionResult().get());

      // Then: whatever had been counted when the job stopped was in its files
      Counts stopped = counts(first.getJobExecutionResult().get());
      assertThat(examplesAfterStop)
          .isEqualTo((int) stopped.of(Metric.EXAMPLES_READY.key()))
          .isPositive();
      assertThat(deadLettersAfterStop).isEqualTo((int) leftByDoors(stopped)).isPositive();

      // Then: every message left by one door, as many by each as in a run over files; only answers
      // after a month of silence, which the sample hardly has, are late
      DatasetCounts doors = new DatasetCounts(counts);
      DatasetCounts batch = new DatasetCounts(FineTuningDatasetJob.run(batch(), System.out));
      assertThat(doors.isBalanced(config(kinesis).targets())).isTrue();
      assertThat(counts.of(Metric.MESSAGES_READ.key())).isEqualTo(payloads.size());
      assertThat(doors.deadLetters()).isEqualTo(batch.deadLetters());
      assertThat(doors.duplicates()).isEqualTo(batch.duplicates());
      assertThat(doors.rejected())
          .isEqualTo(batch.rejected() + counts.of("rejected/conversations/LATE"));
      assertThat(doors.quarantined()).isEqualTo(batch.quarantined());

      // Then: the files hold what the counts say, each example once
      List<String> ids = exampleIds();
      assertThat(ids).hasSize((int) counts.of(Metric.EXAMPLES_READY.key())).doesNotHaveDuplicates();
      assertThat(lines("jumpstart/chat")).hasSize(ids.size());
      assertThat(lines("dead-letters")).hasSize((int) leftByDoors(counts));
    }
  }

  private static long leftByDoors(Counts counts) {
    DatasetCounts doors = new DatasetCounts(counts);
    return doors.deadLetters()
        + doors.duplicates()
        + doors.repeatedConversations()
        + doors.repeatedAnswers()
        + doors.rejected()
        + doors.quarantined()
        + doors.leaks()
        + doors.unfruitful()
        + doors.notTaken();
  }

  private void writeSampleCompany() throws IOException {
    new SampleCompany(new SampleSettings(3, 60, MESSAGES, LocalDate.of(2026, 11, 22)))
        .writeTo(directory.resolve("in"));
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
  }

  private DatasetConfig config(KinesisServer kinesis) {
    return DatasetConfig.from(
        new String[] {
          "--messages",
          "kinesis:chat",
          "--kinesis.endpoint",
          kinesis.endpoint(),
          "--kinesis.region",
          "us-east-1",
          "--kinesis.idle-after=5s",
          "--stream.session-gap=30d",
          "--stream.state-ttl=90d",
          "--run.id",
          "chat-1",
          "--roster",
          directory.resolve("in/roster.jsonl").toString(),
          "--output",
          directory.resolve("out").toString(),
          "--anonymise.key",
          "file:" + directory.resolve("key")
        });
  }

  private DatasetConfig batch() {
    return DatasetConfig.from(
        new String[] {
          "--messages", directory.resolve("in/messages.jsonl").toString(),
          "--dataset.near-duplicates", "0",
          "--roster", directory.resolve("in/roster.jsonl").toString(),
          "--output", directory.resolve("batch").toString(),
          "--anonymise.key", "file:" + directory.resolve("key")
        });
  }

  private JobClient start(DatasetConfig config, int parallelism, String savepoint)
      throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(500));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(200));
    if (savepoint != null) {
      configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
    }
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    environment.setParallelism(parallelism);
    DatasetStream.build(environment, config);
    return environment.executeAsync("dataset stream");
  }

  /**
   * The JobManager hears of a lost TaskManager only after a while, on a busy machine a long one.
   */
  private static void awaitRestart(MiniCluster cluster, JobClient job) throws Exception {
    while (!restarted(cluster, job)) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static boolean restarted(MiniCluster cluster, JobClient job) throws Exception {
    for (AccessExecutionVertex vertex :
        cluster.getExecutionGraph(job.getJobID()).get().getAllExecutionVertices()) {
      if (vertex.getCurrentExecutionAttempt().getAttemptNumber() > 0) {
        return true;
      }
    }
    return false;
  }

  private static void awaitRead(JobClient job, long messages) throws Exception {
    awaitCount(job, Metric.MESSAGES_READ.key(), messages);
  }

  private static void awaitCount(JobClient job, String name, long least) throws Exception {
    while (new Counts(job.getAccumulators().get()).of(name) < least) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private void awaitFile(String format) throws IOException {
    while (files(format, file -> !isHidden(file)).isEmpty()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
  }

  private static Counts counts(JobExecutionResult result) {
    return new Counts(result.getAllAccumulatorResults());
  }

  private List<String> exampleIds() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files("hf", file -> !isHidden(file))) {
      try (ParquetReader<ChatRow> rows =
          AvroParquetReader.<ChatRow>builder(
                  new LocalInputFile(file), new PlainParquetConfiguration())
              .withDataModel(SpecificData.get())
              .withCodecFactory(new SnappyCodecFactory())
              .build()) {
        for (ChatRow row = rows.read(); row != null; row = rows.read()) {
          ids.add(row.getExampleId());
        }
      }
    }
    return ids;
  }

  private List<String> lines(String folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files(folder, file -> !isHidden(file))) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  private List<Path> files(String folder, Predicate<Path> condition) throws IOException {
    Path root = directory.resolve("out").resolve(folder);
    if (!Files.exists(root)) {
      return List.of();
    }
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).filter(condition).toList();
    }
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
