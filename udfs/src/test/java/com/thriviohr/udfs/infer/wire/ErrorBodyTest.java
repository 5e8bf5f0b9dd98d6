package com.thriviohr.udfs.infer.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.client.FailureKind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorBodyTest {
  private static ErrorBody body(String json) {
    return ErrorBody.of(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Prompt prompt(String text) {
    Prompt prompt = FakeInferenceClient.prompt("p");
    prompt.getMessages().forEach(message -> message.setContent(text));
    return prompt;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"message\":\"Too long\",\"code\":\"context_length_exceeded\"}} | Too long",
        "{\"error\":\"slow down\"} | slow down",
        "{\"detail\":\"Not Found\"} | Not Found",
        "{\"object\":\"error\",\"message\":\"No such model\"} | No such model"
      })
  void readsTheServersOwnReason(String json, String reason) {
    // When
    ErrorBody error = body(json);

    // Then
    assertThat(error.reason(prompt("anything"))).contains(reason);
  }

  @Test
  void leavesOutWordsOfThePrompt() {
    // Given
    ErrorBody error =
        body("{\"error\":{\"message\":\"The input 'Zelda Fitz is pregnant' is not valid\"}}");

    // When
    String reason = error.reason(prompt("Tell Zelda Fitz that she is pregnant")).orElseThrow();

    // Then
    assertThat(reason).isEqualTo("The input … is … is not valid");
  }

  @Test
  void cutsALongReason() {
    // Given
    ErrorBody error = body("{\"error\":{\"message\":\"" + "busy ".repeat(100) + "\"}}");

    // When
    String reason = error.reason(prompt("anything")).orElseThrow();

    // Then
    assertThat(reason).hasSize(201).endsWith("…");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "429 | {\"error\":{\"code\":\"insufficient_quota\"}} | QUOTA_USED_UP",
        "429 | {\"error\":{\"type\":\"insufficient_quota\",\"code\":null}} | QUOTA_USED_UP",
        "429 | {\"error\":{\"code\":\"rate_limit_exceeded\"}} | THROTTLED",
        "402 | not JSON | QUOTA_USED_UP",
        "400 | {} | INVALID_REQUEST",
        "409 | {} | CONFLICT",
        "425 | {} | CONFLICT",
        "307 | {} | NOT_FOUND",
        "529 | {} | SERVICE_UNAVAILABLE"
      })
  void tellsWhatFailedByCodeAndStatus(int status, String json, FailureKind expected) {
    // When
    FailureKind kind = body(json).kind(status);

    // Then
    assertThat(kind).isEqualTo(expected);
  }
}
