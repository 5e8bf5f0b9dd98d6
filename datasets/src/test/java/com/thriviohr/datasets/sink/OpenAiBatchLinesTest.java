package com.thriviohr.datasets.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Door;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class OpenAiBatchLinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void answerIsAChatCompletionUnderItsCustomId() throws Exception {
    // Given
    Completion completion =
        Completion.newBuilder()
            .setTenantId("default")
            .setPromptId("c-1")
            .setTask("bulk")
            .setText("Well done, \u00e9quipe!")
            .setFinishReason("stop")
            .setRoute("r")
            .setModel("m")
            .setEndpoint("e")
            .setInputTokens(11)
            .setOutputTokens(7)
            .setCostMicroUsd(0)
            .setAttempts(1)
            .setLatencyMs(5)
            .setCompletedAt(Instant.ofEpochSecond(1_764_000_000L))
            .build();

    // When
    JsonNode line = JSON.readTree(OpenAiBatchLines.of(completion));

    // Then
    assertThat(line.path("custom_id").asText()).isEqualTo("c-1");
    assertThat(line.path("error").isNull()).isTrue();
    assertThat(line.path("response").path("status_code").asInt()).isEqualTo(200);
    JsonNode body = line.path("response").path("body");
    assertThat(body.path("object").asText()).isEqualTo("chat.completion");
    assertThat(body.path("created").asLong()).isEqualTo(1_764_000_000L);
    JsonNode choice = body.path("choices").path(0);
    assertThat(choice.path("message").path("content").asText())
        .isEqualTo("Well done, \u00e9quipe!");
    assertThat(choice.path("finish_reason").asText()).isEqualTo("stop");
    assertThat(body.path("usage").path("total_tokens").asInt()).isEqualTo(18);
  }

  @Test
  void failureIsAnErrorUnderItsCustomId() throws Exception {
    // When
    JsonNode line =
        JSON.readTree(
            OpenAiBatchLines.of(
                DeadLetters.of(Door.DEAD_LETTER, "infer", "TIMED_OUT")
                    .setRecordId("c-2")
                    .setDetail("No answer within PT10M")
                    .build()));

    // Then
    assertThat(line.path("custom_id").asText()).isEqualTo("c-2");
    assertThat(line.path("response").isNull()).isTrue();
    assertThat(line.path("error").path("code").asText()).isEqualTo("TIMED_OUT");
  }
}
