package com.thriviohr.udfs.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.ScriptedServer.Request;
import com.thriviohr.udfs.infer.ScriptedServer.Response;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobgraph.DistributionPattern;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.topology.DefaultLogicalTopology;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.SinkFunction;
import org.apache.flink.streaming.api.functions.source.SourceFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole stage in a MiniCluster against a real HTTP server. */
@Timeout(120)
class InferStageITCase {
  private static final int PROMPTS = 600;
  private static final Pattern ID = Pattern.compile("prompt-(\\d+)");
  private static final Collection<Completion> COMPLETIONS = new ConcurrentLinkedQueue<>();
  private static final Collection<DeadLetter> DEAD_LETTERS = new ConcurrentLinkedQueue<>();
  private static final int HELD = 4;
  private static final AtomicInteger ASKED_OF_HELD = new AtomicInteger();
  private static final AtomicLong FIRST_CHECKPOINT = new AtomicLong();
  private static final CountDownLatch CHECKPOINTED = new CountDownLatch(1);
  private static final CountDownLatch FAILED = new CountDownLatch(1);

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private final Map<Long, AtomicInteger> callsByPrompt = new ConcurrentHashMap<>();

  @BeforeEach
  void forget() {
    COMPLETIONS.clear();
    DEAD_LETTERS.clear();
  }

  private long promptOf(Request request) {
    Matcher matcher = ID.matcher(request.body());
    assertThat(matcher.find()).isTrue();
    return Long.parseLong(matcher.group(1));
  }

  /** One first call in ten fails in some way; every fiftieth prompt is refused for good. */
  private Response faulty(Request request) {
    long prompt = promptOf(request);
    int call = callsByPrompt.computeIfAbsent(prompt, id -> new AtomicInteger()).incrementAndGet();
    if (prompt % 50 == 0) {
      return new Response(400, Map.of(), "no");
    }
    if (prompt % 10 == 3 && call == 1) {
      return List.of(
              new Response(429, Map.of("Retry-After", "0"), "slow down"),
              new Response(500, Map.of(), "oops"),
              Response.json("{\"choices\":"))
          .get((int) (prompt / 10 % 3));
    }
    return answer();
  }

  private static Response answer() {
    return Response.json(
        "{\"choices\":[{\"message\":{\"content\":\"Well done\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":2}}");
  }

  private static StreamExecutionEnvironment environment() {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 2);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, java.time.Duration.ZERO);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(2);
    return env;
  }

  private static InferenceSettings settings(ScriptedServer server) {
    return InferenceSettings.of(
        new Configuration()
            .set(InferenceOptions.ENDPOINT, server.uri().resolve("/v1").toString())
            .set(InferenceOptions.CONCURRENCY, 16));
  }

  private static DataStream<Prompt> prompts(StreamExecutionEnvironment env) {
    return env.fromSequence(1, PROMPTS)
        .map(InferStageITCase::prompt)
        .returns(TypeInformation.of(Prompt.class))
        .uid("prompts");
  }

  private static Prompt prompt(long number) {
    Prompt prompt = FakeInferenceClient.prompt(Long.toString(number));
    prompt.setMessages(List.of(new ChatMessage(Role.USER, "prompt-" + number)));
    return prompt;
  }

  private static Set<String> allIds() {
    return LongStream.rangeClosed(1, PROMPTS).mapToObj(Long::toString).collect(Collectors.toSet());
  }

  @Test
  void refusesMissingTokenBeforeTheJobIsSubmitted() {
    // Given
    StreamExecutionEnvironment env = environment();
    InferenceSettings settings =
        InferenceSettings.of(
            new Configuration()
                .set(InferenceOptions.ENDPOINT, "https://llm.example/v1")
                .set(InferenceOptions.CREDENTIALS, "env:NO_SUCH_TOKEN"));

    // When / Then
    assertThatThrownBy(() -> Infer.stage(prompts(env), settings))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Endpoint 'local' takes its secret from env:NO_SUCH_TOKEN");
  }

  /** One subtask that starts again alone would bring its share of the budget a second time. */
  @Test
  void allSubtasksStartAgainTogether() {
    // Given
    StreamExecutionEnvironment env = environment();
    env.enableCheckpointing(1_000);
    Infer.stage(
            env.fromSequence(1, 10).map(InferStageITCase::prompt),
            InferenceSettings.of(
                new Configuration().set(InferenceOptions.ENDPOINT, "http://localhost:1/v1")))
        .addSink(new Completions());

    // When
    JobGraph graph = env.getStreamGraph().getJobGraph();

    // Then
    long regions =
        StreamSupport.stream(
                DefaultLogicalTopology.fromJobGraph(graph).getAllPipelinedRegions().spliterator(),
                false)
            .count();
    assertThat(regions).isEqualTo(1);
    assertThat(graph.getVertices())
        .flatExtracting(JobVertex::getInputs)
        .extracting(JobEdge::getDistributionPattern)
        .contains(DistributionPattern.ALL_TO_ALL);
  }

  @Test
  void everyPromptLeavesByOneDoorUnderFaults() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::faulty)) {
      // Given
      StreamExecutionEnvironment env = environment();
      SingleOutputStreamOperator<Completion> stage = Infer.stage(prompts(env), settings(server));
      stage.addSink(new Completions()).uid("completions");
      stage.getSideOutput(DeadLetters.TAG).addSink(new Letters()).uid("letters");

      // When
      env.execute();

      // Then
      assertThat(COMPLETIONS).hasSize(PROMPTS - PROMPTS / 50);
      assertThat(DEAD_LETTERS).hasSize(PROMPTS / 50);
      assertThat(DEAD_LETTERS).extracting(DeadLetter::getReason).containsOnly("INVALID_REQUEST");
      assertThat(ids()).isEqualTo(allIds());
      int calls =
          COMPLETIONS.stream().mapToInt(Completion::getAttempts).sum()
              + DEAD_LETTERS.stream().mapToInt(DeadLetter::getAttempts).sum();
      assertThat(calls).isEqualTo(PROMPTS + 60).isEqualTo(server.requests().size());
    }
  }

  @Test
  void losesNothingWhenJobFailsWithRequestsInFlight() throws Exception {
    try (ScriptedServer server = new ScriptedServer(this::holdFirstPrompts)) {
      // Given
      StreamExecutionEnvironment env = environment();
      env.enableCheckpointing(20);
      DataStream<Prompt> prompts =
          env.addSource(new PromptsUntilFailure(), TypeInformation.of(Prompt.class)).uid("prompts");
      SingleOutputStreamOperator<Completion> stage = Infer.stage(prompts, settings(server));
      stage.map(new FailingOnce()).uid("failing").addSink(new Completions()).uid("completions");
      stage.getSideOutput(DeadLetters.TAG).addSink(new Letters()).uid("letters");

      // When
      env.execute();

      // Then
      assertThat(FAILED.getCount()).isZero();
      assertThat(DEAD_LETTERS).isEmpty();
      assertThat(ids()).isEqualTo(allIds());
      assertThat(LongStream.rangeClosed(1, HELD).map(id -> callsByPrompt.get(id).get()))
          .as("prompts in flight at the checkpoint are asked again, once")
          .containsOnly(2L);
    }
  }

  /** The first prompts stay in flight until a checkpoint that was started with them is done. */
  private Response holdFirstPrompts(Request request) {
    long prompt = promptOf(request);
    callsByPrompt.computeIfAbsent(prompt, id -> new AtomicInteger()).incrementAndGet();
    if (prompt <= HELD) {
      ASKED_OF_HELD.incrementAndGet();
      try {
        CHECKPOINTED.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return answer();
  }

  private static Set<String> ids() {
    Set<String> ids = new HashSet<>();
    COMPLETIONS.forEach(completion -> ids.add(completion.getPromptId()));
    DEAD_LETTERS.forEach(letter -> ids.add(letter.getRecordId()));
    return ids;
  }

  /**
   * Emits the held prompts, the others once a checkpoint has them in flight, and stays open until
   * the job has failed. Behind all the others a barrier might wait for room that the limit, which
   * falls on a busy machine, gives to the held calls alone.
   */
  private static final class PromptsUntilFailure
      implements SourceFunction<Prompt>, CheckpointedFunction {
    private static final long serialVersionUID = 1L;

    private transient ListState<Long> state;
    private long next = 1;

    @Override
    public void run(SourceContext<Prompt> context) throws InterruptedException {
      emitUntil(HELD, context);
      CHECKPOINTED.await();
      emitUntil(PROMPTS, context);
      FAILED.await();
    }

    private void emitUntil(long last, SourceContext<Prompt> context) {
      while (next <= last) {
        synchronized (context.getCheckpointLock()) {
          context.collect(prompt(next++));
        }
      }
    }

    @Override
    public void cancel() {}

    @Override
    public void snapshotState(FunctionSnapshotContext context) throws Exception {
      state.update(List.of(next));
    }

    @Override
    public void initializeState(FunctionInitializationContext context) throws Exception {
      state =
          context
              .getOperatorStateStore()
              .getListState(new ListStateDescriptor<>("next", Long.class));
      for (Long restored : state.get()) {
        next = restored;
      }
    }
  }

  /**
   * Fails the job once, after the second checkpoint completed with the held prompts asked: that one
   * was started with them in flight.
   */
  private static final class FailingOnce
      implements MapFunction<Completion, Completion>, CheckpointListener {
    private static final long serialVersionUID = 1L;

    @Override
    public Completion map(Completion completion) {
      if (CHECKPOINTED.getCount() == 0 && FAILED.getCount() > 0) {
        FAILED.countDown();
        throw new IllegalStateException("scripted job failure");
      }
      return completion;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      if (ASKED_OF_HELD.get() >= HELD
          && !FIRST_CHECKPOINT.compareAndSet(0, checkpointId)
          && checkpointId > FIRST_CHECKPOINT.get()) {
        CHECKPOINTED.countDown();
      }
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
