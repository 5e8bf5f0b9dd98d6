package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.sagemakerruntime.model.InvokeEndpointResponse;

/** The real clients against a healthy simulator. */
@Timeout(60)
class SdkProtocolsITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NUDGE = "Write to {{recipient}} after {{days}} days about {{team}}.";

  private EndpointSimulator simulator;
  private SimulatorClients clients;

  @BeforeEach
  void start() {
    simulator = EndpointSimulator.start(SimulatorSettings.defaults());
    clients = new SimulatorClients(simulator.uri());
  }

  @AfterEach
  void stop() {
    clients.close();
    simulator.close();
  }

  @Test
  void bedrockSdkReadsConverseAnswer() {
    // When
    ConverseResponse response = clients.converse(NUDGE, 200).join();

    // Then
    assertThat(response.output().message().content().get(0).text())
        .contains("{{recipient}}", "{{days}}", "{{team}}");
    assertThat(response.stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(response.usage().inputTokens()).isEqualTo((NUDGE.length() + 3) / 4);
    assertThat(response.usage().outputTokens()).isPositive();
    assertThat(response.metrics().latencyMs()).isNotNull();
  }

  @Test
  void sageMakerSdkReadsChatAnswer() throws Exception {
    // When
    InvokeEndpointResponse response = clients.invoke(SimulatorClients.chatBody(NUDGE, 200)).join();

    // Then
    JsonNode body = MAPPER.readTree(response.body().asByteArray());
    assertThat(body.at("/choices/0/message/content").asText()).contains("{{recipient}}");
    assertThat(body.at("/choices/0/finish_reason").asText()).isEqualTo("stop");
    assertThat(response.invokedProductionVariant()).isEqualTo("AllTraffic");
    assertThat(response.contentType()).isEqualTo("application/json");
  }

  @Test
  void sageMakerSdkReadsLmiAnswer() throws Exception {
    // When
    InvokeEndpointResponse response = clients.invoke("{\"inputs\":\"Say something kind\"}").join();

    // Then
    JsonNode body = MAPPER.readTree(response.body().asByteArray());
    assertThat(body.path("generated_text").asText()).isNotBlank();
    assertThat(body.at("/details/generated_tokens").asInt()).isBetween(1, 30);
  }

  @Test
  void sageMakerAnswersForTargetVariant() {
    // When
    InvokeEndpointResponse response =
        clients
            .sageMaker()
            .invokeEndpoint(
                request ->
                    request
                        .endpointName("nudges")
                        .targetVariant("challenger")
                        .contentType("application/json")
                        .body(SdkBytes.fromUtf8String(SimulatorClients.chatBody(NUDGE, 200))))
            .join();

    // Then
    assertThat(response.invokedProductionVariant()).isEqualTo("challenger");
    assertThat(simulator.ledger().billedByTarget()).isEqualTo(Map.of("nudges/challenger", 1L));
  }

  @Test
  void tgiAnswersWithList() throws Exception {
    // Given
    SimulatorSettings settings = SimulatorSettings.builder().tgiList(true).build();
    try (EndpointSimulator tgi = EndpointSimulator.start(settings);
        SimulatorClients tgiClients = new SimulatorClients(tgi.uri())) {
      // When
      InvokeEndpointResponse response = tgiClients.invoke("{\"inputs\":\"Be kind\"}").join();

      // Then
      JsonNode body = MAPPER.readTree(response.body().asByteArray());
      assertThat(body.at("/0/generated_text").asText()).isNotBlank();
    }
  }

  @Test
  void cutsAnswerAtTokenLimit() {
    // When
    ConverseResponse response = clients.converse(NUDGE, 3).join();

    // Then
    assertThat(response.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(response.usage().outputTokens()).isEqualTo(3);
  }

  @Test
  void refusesRequestWithoutMessages() throws Exception {
    // When
    HttpResponse<String> response = clients.post("{\"model\":\"m\"}");

    // Then
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(simulator.ledger().rejected()).isEqualTo(1);
  }

  @Test
  void showsHealthLoadAndLedger() throws Exception {
    // Given
    clients.converse(NUDGE, 200).join();

    // When
    JsonNode ledger = MAPPER.readTree(clients.page("/simulator/ledger?prompts=true").body());

    // Then
    assertThat(clients.page("/health").statusCode()).isEqualTo(200);
    assertThat(clients.page("/metrics").body())
        .contains("vllm:num_requests_running{", "vllm:num_requests_waiting{");
    assertThat(ledger.path("billed").asInt()).isEqualTo(1);
    assertThat(ledger.path("inputTokens").asInt()).isEqualTo((NUDGE.length() + 3) / 4);
    assertThat(ledger.at("/prompts/0/billed").asInt()).isEqualTo(1);
    assertThat(ledger.toString()).doesNotContain("recipient");
  }

  @Test
  void javaHttpClientReadsChatCompletion() throws Exception {
    // When
    JsonNode body = MAPPER.readTree(clients.post(SimulatorClients.chatBody(NUDGE, 200)).body());

    // Then
    assertThat(body.at("/choices/0/message/content").asText()).contains("{{days}}");
    assertThat(body.at("/usage/total_tokens").asInt())
        .isEqualTo(
            body.at("/usage/prompt_tokens").asInt() + body.at("/usage/completion_tokens").asInt());
  }
}
