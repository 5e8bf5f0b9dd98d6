package com.thriviohr.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceReceiptTest {
  private static final InferenceSettings CONFIG =
      BulkConfig.from(
              ("--prompts p --output o --run.id night-1 --inference.journal j"
                      + " --inference.budget 25.00")
                  .split(" "))
          .inference();

  private final Map<String, Object> counts = new HashMap<>();

  private void answer(String tenant, AnswerOrigin origin, int attempts, long cost, long latency) {
    Completion answer =
        Completion.newBuilder()
            .setTenantId(tenant)
            .setPromptId("p")
            .setTask("nudge")
            .setText("text")
            .setFinishReason("stop")
            .setRoute("r")
            .setModel("vendor/model")
            .setEndpoint("e")
            .setInputTokens(100)
            .setOutputTokens(20)
            .setCostMicroUsd(cost)
            .setAttempts(attempts)
            .setLatencyMs(latency)
            .setOrigin(origin)
            .setRepaid(origin == AnswerOrigin.MODEL && attempts > 1)
            .setCompletedAt(Instant.EPOCH)
            .build();
    new AnswerMeasures().measure(answer, this::add);
  }

  private void dead(String reason, long number) {
    add(SideOutputs.name(DeadLetters.of(Door.DEAD_LETTER, "infer", reason).build()), number);
  }

  private void add(String name, long amount) {
    counts.merge(name, amount, (old, more) -> (Long) old + (Long) more);
  }

  private InferenceReceipt receipt() {
    add(Metric.STARTED_AT.key(), 5_000);
    add(Metric.ELAPSED.key(), 60_000);
    add(Metric.FIRST_ANSWER_AT.key(), 5_900);
    return InferenceReceipt.of("bulk-inference", new Counts(counts), CONFIG);
  }

  @Test
  void addsUpPromptsCallsTokensAndMoney() {
    // Given
    add(Metric.PROMPTS_COMPOSED.key(), 9);
    answer("acme", AnswerOrigin.MODEL, 1, 30, 800);
    answer("acme", AnswerOrigin.MODEL, 3, 30, 2_000);
    answer("globex", AnswerOrigin.REPLAY, 1, 25, 900);
    answer("globex", AnswerOrigin.CACHE, 0, 0, 0);
    add(Metric.ANSWERS_USAGE_ESTIMATED.key(), 1);
    dead("THROTTLED", 2);
    dead("CONTENT_REFUSED", 1);
    dead("BUDGET_REACHED", 2);
    add(Metric.DEAD_LETTER_CALLS.key() + "infer", 13);
    add(Metric.DEAD_LETTER_COST.key() + "infer", 5);
    // When
    JsonNode json = receipt().json();
    // Then
    assertThat(json.path("outcome").asText()).isEqualTo("budget_reached");
    assertThat(json.path("prompts").toString())
        .isEqualTo(
            "{\"asked\":9,\"answered\":4,\"answered_by_model\":2,\"replayed\":1,\"cached\":1,"
                + "\"refused\":1,\"unsent\":2,"
                + "\"dead\":{\"BUDGET_REACHED\":2,\"CONTENT_REFUSED\":1,\"THROTTLED\":2}}");
    assertThat(json.path("calls").toString())
        .isEqualTo(
            "{\"sent\":19,\"for_answers\":5,\"for_dead_letters\":13,\"retried\":2,\"repaid\":1}");
    assertThat(json.path("tokens").toString())
        .isEqualTo("{\"input\":300,\"output\":60,\"estimated_answers\":1}");
    assertThat(json.path("cost_usd").toString())
        .isEqualTo(
            "{\"total\":0.000090,\"answers\":0.000085,\"dead_letters\":0.000005,"
                + "\"budget\":25.000000}");
    assertThat(json.path("by").path("tenant").path("globex").toString())
        .isEqualTo(
            "{\"answers\":2,\"calls\":1,\"cost_usd\":0.000025,\"input_tokens\":100,"
                + "\"output_tokens\":20}");
    assertThat(json.path("by").path("model").has("vendor/model")).isTrue();
    assertThat(json.path("latency_ms").path("p50").asLong()).isBetween(775L, 825L);
    assertThat(json.path("time_to_first_answer_ms").asLong()).isEqualTo(900);
  }

  @Test
  void isCompleteWhenEveryPromptWasSent() {
    // Given
    answer("acme", AnswerOrigin.MODEL, 1, 30, 800);
    // When / Then
    assertThat(receipt().json().path("outcome").asText()).isEqualTo("complete");
  }

  @Test
  void tableShowsTenantsAndCostWithoutExponent() {
    // Given
    answer("acme", AnswerOrigin.MODEL, 1, 0, 800);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    // When
    ReceiptTable.print(receipt(), new PrintStream(bytes, true, StandardCharsets.UTF_8));
    // Then
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("Receipt of run night-1: complete", "acme", "$0.000000 of $25.000000");
  }

  @Test
  void detailsStayOutOfTheManifest() {
    // Given
    answer("acme", AnswerOrigin.MODEL, 1, 30, 800);
    // When / Then
    assertThat(new Counts(counts).asMap())
        .containsEntry("answers.cost_micro_usd", 30L)
        .allSatisfy((name, count) -> assertThat(name).doesNotContain("detail", "acme"));
  }
}
