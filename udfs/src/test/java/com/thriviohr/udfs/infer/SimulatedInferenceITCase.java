package com.thriviohr.udfs.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.assembly.InferenceClients;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.Fault;
import com.thriviohr.udfs.simulator.FaultPlan;
import com.thriviohr.udfs.simulator.Fingerprint;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The inference clients of this module against the simulator. */
@Timeout(60)
class SimulatedInferenceITCase {
  private static final String CATALOG =
      """
      version: 2026-11-23
      models:
        llama: {id: llama, input_usd_per_million: 1, output_usd_per_million: 1, priced_at: 2026-11-01}
      endpoints:
        gpu: {kind: openai, url: "URL/v1", credentials: none, model: llama}
        chat: {kind: sagemaker, endpoint_name: chat, url: "URL", credentials: none, model: llama}
        tgi: {kind: sagemaker, schema: tgi, endpoint_name: t, url: "URL", credentials: none, model: llama}
        bedrock: {kind: bedrock, url: "URL", credentials: none, model: llama}
      routes:
        gpu: {endpoints: [gpu]}
        chat: {endpoints: [chat]}
        tgi: {endpoints: [tgi]}
        bedrock: {endpoints: [bedrock]}
      default_route: gpu
      """;

  private EndpointSimulator simulator;
  private InferenceClient client;

  @BeforeEach
  void start() {
    simulator = EndpointSimulator.start(SimulatorSettings.defaults());
    client =
        InferenceClients.open(
            InferenceSettings.of(new Configuration().set(InferenceOptions.MAX_ATTEMPTS, 1)),
            InferenceCatalog.parse(CATALOG.replace("URL", simulator.uri().toString()), "test.yaml"),
            new InferenceMetrics());
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  private static Prompt prompt(String route) {
    return Prompt.newBuilder()
        .setTenantId("acme")
        .setPromptId("p-1")
        .setTask("nudge")
        .setRoute(route)
        .setMessages(
            List.of(
                new ChatMessage(Role.SYSTEM, "You write short messages."),
                new ChatMessage(Role.USER, "Say thanks to {{recipient}}.")))
        .setPlaceholders(List.of("recipient"))
        .setMaxTokens(64)
        .build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "chat", "bedrock"})
  void countsTokensAsLedgerDoes(String route) {
    // When
    Completion completion = client.complete(prompt(route)).toCompletableFuture().join();

    // Then
    assertThat(completion.getText()).containsOnlyOnce("{{recipient}}");
    assertThat(completion.getFinishReason()).isEqualTo("stop");
    assertThat((long) completion.getInputTokens()).isEqualTo(simulator.ledger().inputTokens());
    assertThat((long) completion.getOutputTokens()).isEqualTo(simulator.ledger().outputTokens());
  }

  @Test
  void estimatesThePromptsTokensThatTheInputsSchemaDoesNotTell() {
    // When
    Completion completion = client.complete(prompt("tgi")).toCompletableFuture().join();

    // Then
    assertThat(completion.getUsageEstimated()).isTrue();
    assertThat(completion.getInputTokens()).isBetween(1, 100);
    assertThat((long) completion.getOutputTokens()).isEqualTo(simulator.ledger().outputTokens());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "chat", "bedrock"})
  void ledgerKnowsPromptByFingerprint(String route) {
    // Given
    Prompt prompt = prompt(route);

    // When
    client.complete(prompt).toCompletableFuture().join();

    // Then
    assertThat(simulator.ledger().billed(Fingerprint.of(prompt))).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpu", "chat", "tgi", "bedrock"})
  void sparesBillWhenThrottled(String route) {
    // Given
    simulator.faults(FaultPlan.parse("throttle-bare=always"));

    // When
    assertThatThrownBy(() -> client.complete(prompt(route)).toCompletableFuture().join())
        .hasMessageContaining("429");

    // Then
    assertThat(simulator.ledger().billed()).isZero();
    // One attempt allows three throttles: the endpoint has not looked at the prompt.
    assertThat(simulator.ledger().faults(Fault.THROTTLE_BARE)).isEqualTo(3);
  }
}
