package com.thriviohr.udfs.infer.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.Infer;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.SinkFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole inference stage with offline endpoints, on a real cluster. */
@Timeout(120)
class InferOfflineITCase {
  private static final int PROMPTS = 600;

  private static final String CATALOG =
      """
      version: 2026-11-25
      models:
        own: {id: own, input_usd_per_million: 1, output_usd_per_million: 1, priced_at: 2026-11-25}
        claude: {id: us.anthropic.claude-haiku-4-5-20251001-v1:0, input_usd_per_million: 0.5,
                 output_usd_per_million: 2.5, priced_at: 2026-11-25}
      endpoints:
        transform: {kind: sagemaker_batch, model: own, model_name: thrivio-llama, url: SIM,
                    work: "s3://company/work", s3_url: S3, instance_type: ml.g5.2xlarge,
                    usd_per_hour: 1.52, records_per_file: 50, records_per_job: 150, poll: 50ms, expected: EXPECTED}
        bedrock: {kind: bedrock_batch, model: claude, url: SIM, work: "s3://company/work",
                 s3_url: S3, role_arn: "arn:aws:iam::123456789012:role/batch", poll: 50ms,
                 records_per_job: 150}
        online: {kind: openai, model: own, url: "SIM/v1"}
      routes:
        transform: {endpoints: [transform, online]}
        bedrock: {endpoints: [bedrock, online]}
        online: {endpoints: [online]}
      default_route: transform
      """;

  private static final Collection<Completion> COMPLETIONS = new ConcurrentLinkedQueue<>();
  private static final Collection<DeadLetter> DEAD_LETTERS = new ConcurrentLinkedQueue<>();
  private static final AtomicBoolean FAIL = new AtomicBoolean();

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path folder;
  private final Configuration settings = new Configuration();
  private String bucket = S3Server.BUCKET;
  private String expected = "2h";
  private S3Server s3;
  private EndpointSimulator simulator;

  @BeforeEach
  void start() throws Exception {
    COMPLETIONS.clear();
    DEAD_LETTERS.clear();
    FAIL.set(false);
    s3 = new S3Server();
    simulate("");
  }

  private void simulate(String faults) {
    if (simulator != null) {
      simulator.close();
    }
    simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder()
                .s3(s3.uri())
                .faults(faults)
                .jobStart(Duration.ofMillis(300))
                .build());
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    s3.close();
  }

  private void run(String route, String runId) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    env.enableCheckpointing(50);
    DataStream<Prompt> prompts =
        env.fromSequence(1, PROMPTS)
            .map(InferOfflineITCase::prompt)
            .returns(TypeInformation.of(Prompt.class))
            .uid("prompts");
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(
        catalog,
        CATALOG
            .replace("\"SIM/v1\"", "\"" + simulator.uri() + "/v1\"")
            .replace("SIM", "\"" + simulator.uri() + "\"")
            .replace("S3", "\"" + s3.uri() + "\"")
            .replace("EXPECTED", expected)
            .replace("s3://company", "s3://" + bucket));
    Configuration values =
        new Configuration()
            .set(InferenceOptions.CATALOG, catalog.toString())
            .set(InferenceOptions.ROUTE, route)
            .set(RunOptions.RUN_ID, runId);
    values.addAll(settings);
    SingleOutputStreamOperator<Completion> answered =
        Infer.stage(prompts, InferenceSettings.of(values));
    answered.map(new FailingOnce()).uid("failing").addSink(new Completions()).uid("completions");
    answered.getSideOutput(DeadLetters.TAG).addSink(new Letters()).uid("letters");
    env.execute();
  }

  private static Prompt prompt(long number) {
    Prompt prompt = FakeInferenceClient.prompt("p" + number);
    prompt.setPlaceholders(List.of("recipient"));
    prompt.getMessages().get(0).setContent("Thank {{recipient}} for help " + number);
    return prompt;
  }

  private static List<String> ids() {
    return Stream.concat(
            COMPLETIONS.stream().map(Completion::getPromptId),
            DEAD_LETTERS.stream().map(DeadLetter::getRecordId))
        .toList();
  }

  private static List<String> allIds() {
    return LongStream.rangeClosed(1, PROMPTS).mapToObj(i -> "p" + i).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "bedrock"})
  void everyPromptIsAnsweredByAJobAndPaidAsTheEndpointBills(String route) throws Exception {
    // When
    run(route, "night");

    // Then
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(DEAD_LETTERS).extracting(DeadLetter::getReason, DeadLetter::getDetail).isEmpty();
    assertThat(COMPLETIONS).allSatisfy(c -> assertThat(c.getRoute()).isEqualTo(route));
    assertThat(COMPLETIONS.stream().mapToLong(Completion::getOutputTokens).sum())
        .isEqualTo(simulator.ledger().outputTokens());
    assertThat(COMPLETIONS.stream().mapToLong(Completion::getInputTokens).sum())
        .isEqualTo(simulator.ledger().inputTokens());
    assertThat(COMPLETIONS).allSatisfy(c -> assertThat(c.getCostMicroUsd()).isPositive());
    if (route.equals("bedrock")) {
      // Half a dollar and two and a half a million; each of the four shards is rounded once.
      double bill =
          0.5 * simulator.ledger().inputTokens() + 2.5 * simulator.ledger().outputTokens();
      assertThat(COMPLETIONS.stream().mapToLong(Completion::getCostMicroUsd).sum())
          .isBetween((long) bill - 4, (long) bill + 4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "bedrock"})
  void badRecordsStandAloneInTheDeadLetters(String route) throws Exception {
    // Given: one prompt of a hundred that the model refuses
    simulate("bad-request=/help [1-6]00$/");

    // When
    run(route, "night");

    // Then
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(DEAD_LETTERS)
        .extracting(DeadLetter::getRecordId)
        .containsExactlyInAnyOrder("p100", "p200", "p300", "p400", "p500", "p600");
    assertThat(DEAD_LETTERS).extracting(DeadLetter::getReason).containsOnly("INVALID_REQUEST");
    assertThat(simulator.ledger().promptsBilled()).isEqualTo(PROMPTS - 6);
  }

  @Test
  void endsAtTheBudgetAndCountsAShardOnce() throws Exception {
    // Given: money for some of the shards, each reserved as a whole
    settings
        .set(InferenceOptions.JOURNAL, folder.resolve("journal").toString())
        .set(InferenceOptions.BUDGET, 0.03);

    // When
    run("transform", "night");
    long billed = simulator.ledger().inputTokens() + simulator.ledger().outputTokens();
    COMPLETIONS.clear();
    DEAD_LETTERS.clear();
    run("transform", "night");

    // Then: the second start pays nothing more
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(DEAD_LETTERS).extracting(DeadLetter::getReason).containsOnly("BUDGET_REACHED");
    assertThat(COMPLETIONS).isNotEmpty();
    assertThat(simulator.ledger().inputTokens() + simulator.ledger().outputTokens())
        .isEqualTo(billed)
        .isLessThanOrEqualTo(30_000);
  }

  @Test
  void asksAtOnceWhatNoJobWouldAnswerInTime() throws Exception {
    // Given: an hour, where a job is expected to take two
    settings.set(InferenceOptions.DEADLINE, "2 h");

    // When
    run("transform", "night");

    // Then
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(COMPLETIONS).extracting(Completion::getEndpoint).containsOnly("online");
    assertThat(s3.names()).isEmpty();
  }

  @Test
  void asksAtOnceWhatJobsHaveNotAnsweredWhenTheirTimeIsOver() throws Exception {
    // Given: jobs that wait for an hour, and are given two seconds more than is expected
    simulator.close();
    simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder().s3(s3.uri()).jobStart(Duration.ofHours(1)).build());
    expected = "1s";
    settings
        .set(InferenceOptions.DEADLINE, "3100 ms")
        .set(InferenceOptions.DEADLINE_MARGIN, Duration.ofMillis(100));

    // When
    run("transform", "night");

    // Then
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(COMPLETIONS).extracting(Completion::getEndpoint).containsOnly("online");
    assertThat(simulator.ledger().billed()).isEqualTo(PROMPTS);
    assertThat(s3.names()).isNotEmpty();
  }

  @Test
  void refusesABucketThatIsNotThereBeforeTheJobIsSubmitted() {
    // Given
    bucket = "nowhere";

    // When / Then
    assertThatThrownBy(() -> run("bedrock", "night"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The work folder s3://nowhere/work cannot be used")
        .hasMessageContaining("NoSuchBucket");
  }

  @Test
  void jobThatStartsAgainPaysForNoShardTwice() throws Exception {
    // Given
    FAIL.set(true);

    // When
    run("transform", "night");

    // Then
    assertThat(Stream.of(FAIL.get())).containsOnly(false);
    assertThat(ids()).containsAll(allIds());
    assertThat(simulator.ledger().billed()).isEqualTo(PROMPTS);
  }

  @Test
  void runThatIsStartedAgainUnderItsIdGoesOnWithItsShards() throws Exception {
    // Given: a run that is over, whose results are thrown away
    run("transform", "night");
    COMPLETIONS.clear();

    // When
    run("transform", "night");

    // Then
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(simulator.ledger().billed()).isEqualTo(PROMPTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"transform", "bedrock"})
  void nextNightPaysForNoAnswerThatAJobHasGiven(String route) throws Exception {
    // Given
    settings.set(InferenceOptions.JOURNAL, folder.resolve("journal").toString());
    run(route, "night");
    COMPLETIONS.clear();

    // When
    run(route, "next night");

    // Then
    assertThat(ids()).containsExactlyInAnyOrderElementsOf(allIds());
    assertThat(COMPLETIONS)
        .allSatisfy(c -> assertThat(c.getOrigin()).isEqualTo(AnswerOrigin.CACHE))
        .allSatisfy(c -> assertThat(c.getCostMicroUsd()).isZero());
    assertThat(simulator.ledger().billed()).isEqualTo(PROMPTS);
  }

  /** Fails the job at its first answers. */
  private static final class FailingOnce implements MapFunction<Completion, Completion> {
    private static final long serialVersionUID = 1L;

    @Override
    public Completion map(Completion completion) {
      if (FAIL.compareAndSet(true, false)) {
        throw new IllegalStateException("scripted");
      }
      return completion;
    }
  }

  private static final class Completions implements SinkFunction<Completion> {
    private static final long serialVersionUID = 1L;

    @Override
    public void invoke(Completion completion, Context context) {
      COMPLETIONS.add(completion);
    }
  }

  private static final class Letters implements SinkFunction<DeadLetter> {
    private static final long serialVersionUID = 1L;

    @Override
    public void invoke(DeadLetter letter, Context context) {
      DEAD_LETTERS.add(letter);
    }
  }
}
