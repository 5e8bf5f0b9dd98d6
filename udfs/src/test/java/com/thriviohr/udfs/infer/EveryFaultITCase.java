package com.thriviohr.udfs.infer;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.assembly.InferenceClients;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.simulator.Capacity;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.Fault;
import com.thriviohr.udfs.simulator.FaultPlan;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole chain over real HTTP against every fault the simulator knows, at three rates. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class EveryFaultITCase {
  private static final int PROMPTS = 20;
  private static final int FEW = 4;
  private static final List<Double> RATES = List.of(0.01, 0.1, 0.5);

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyPromptEndsOnceAndEveryCallIsCounted(Fault fault) {
    // Given: the three rates at the same time, since most of the time is waiting
    List<Run> runs =
        RATES.stream()
            .map(rate -> new Run(FaultPlan.none().withRate(fault, rate), PROMPTS))
            .toList();
    for (Run run : runs) {
      try (run) {
        // When
        List<End> ends = run.await();

        // Then: in = answered + failed
        assertThat(ends)
            .hasSize(PROMPTS)
            .allMatch(end -> end.completion == null ^ end.failure == null);
        // Then: every call the endpoint saw is accounted for; some end before they reach it
        assertThat(ends.stream().mapToLong(End::attempts).sum())
            .isGreaterThanOrEqualTo(run.simulator.ledger().requests());
        // Then: who failed was struck, unless all connections broke with the one struck
        if (fault != Fault.SPOT) {
          assertThat(ends.stream().filter(End::isFailedCall).count())
              .isLessThanOrEqualTo(run.simulator.ledger().faults(fault));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"HANG", "HTML", "MALFORMED", "TRUNCATE", "RESET"})
  void endsWhenEndpointNeverGivesAnAnswer(Fault fault) {
    // Given
    try (Run run = new Run(FaultPlan.none().withRate(fault, 1), FEW)) {
      // When
      List<End> ends = run.await();

      // Then
      assertThat(ends).hasSize(FEW).allMatch(end -> end.failure != null);
      assertThat(ends.stream().mapToLong(End::attempts).sum())
          .isGreaterThanOrEqualTo(run.simulator.ledger().requests());
    }
  }

  /** What became of a prompt: an answer or a failure. */
  record End(Completion completion, InferenceException failure) {
    /** False for a prompt that was not sent, since three before it were refused. */
    boolean isFailedCall() {
      return failure != null && failure.kind() != FailureKind.ENDPOINT_STOPPED;
    }

    int attempts() {
      return failure == null ? completion.getAttempts() : failure.attempts();
    }
  }

  /** One simulator, one chain, and all prompts. */
  static final class Run implements AutoCloseable {
    final EndpointSimulator simulator;
    private final InferenceClient client;
    private final List<CompletableFuture<End>> outcomes;

    Run(FaultPlan faults, int prompts) {
      simulator =
          EndpointSimulator.start(
              SimulatorSettings.builder()
                  .capacity(Capacity.defaults().withDecodeTokensPerSecond(2_000))
                  .faults(faults)
                  .delay(Duration.ofMillis(200))
                  .spotOutage(Duration.ofMillis(300))
                  .build());
      InferenceSettings settings =
          InferenceSettings.of(
              new Configuration()
                  .set(InferenceOptions.ENDPOINT, simulator.uri() + "/v1")
                  .set(InferenceOptions.ATTEMPT_TIMEOUT, Duration.ofSeconds(1))
                  .set(InferenceOptions.TOTAL_TIMEOUT, Duration.ofSeconds(20)));
      client =
          InferenceClients.open(settings, CatalogLoader.load(settings), new InferenceMetrics());
      outcomes = IntStream.range(0, prompts).mapToObj(this::ask).toList();
    }

    List<End> await() {
      return outcomes.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public void close() {
      client.close();
      simulator.close();
    }

    private CompletableFuture<End> ask(int number) {
      return Calls.start(client, prompt(number))
          .handle(
              (completion, thrown) ->
                  new End(completion, thrown == null ? null : Calls.failure(thrown)));
    }

    private static Prompt prompt(int number) {
      return Prompt.newBuilder()
          .setTenantId("acme")
          .setPromptId("p-" + number)
          .setTask("nudge")
          .setMessages(
              List.of(new ChatMessage(Role.USER, "Thank {{recipient}}, variation " + number)))
          .setPlaceholders(List.of("recipient"))
          .setMaxTokens(64)
          .build();
    }
  }
}
