package com.thriviohr.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PromptParserTest {
  private static Prompt parse(String line) {
    return PromptParser.parse(JsonRecord.parse(line));
  }

  private static String batch(String url, String body) {
    return "{\"custom_id\":\"c-1\",\"method\":\"POST\",\"url\":\""
        + url
        + "\",\"body\":"
        + body
        + "}";
  }

  @Test
  void readsALineOfAnOpenAiBatchFile() {
    // Given
    String line =
        batch(
            "/v1/chat/completions",
            "{\"model\":\"gpt-4o-mini\",\"temperature\":0,\"max_tokens\":64,\"n\":1,\"stream\":false,"
                + "\"messages\":[{\"role\":\"system\",\"content\":\"Be kind\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Hi \"},{\"type\":\"text\",\"text\":\"you\"}]}]}");

    // When
    Prompt prompt = parse(line);

    // Then
    assertThat(prompt.getPromptId()).isEqualTo("c-1");
    assertThat(prompt.getMessages())
        .containsExactly(
            new ChatMessage(Role.SYSTEM, "Be kind"), new ChatMessage(Role.USER, "Hi you"));
    assertThat(prompt.getMaxTokens()).isEqualTo(64);
    assertThat(prompt.getTemperature()).isZero();
    assertThat(prompt.getAttributes()).containsEntry("requested_model", "gpt-4o-mini");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/v1/embeddings | {\"input\":\"x\"} | UNSUPPORTED_URL",
        "/v1/completions | {\"prompt\":\"x\"} | UNSUPPORTED_URL",
        "/v1/chat/completions | {\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image_url\"}]}]} | UNSUPPORTED_CONTENT",
        "/v1/chat/completions | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"service_tier\":\"priority\"} | UNSUPPORTED_FIELD",
        "/v1/chat/completions | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"tools\":[{}]} | UNSUPPORTED_FIELD",
        "/v1/chat/completions | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"n\":2} | UNSUPPORTED_FIELD",
        "/v1/chat/completions | {\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"metadata\":{}} | UNSUPPORTED_FIELD",
        "/v1/chat/completions | {} | MISSING_FIELD",
        "/v1/chat/completions | 7 | WRONG_TYPE"
      })
  void refusesWhatCannotBeSent(String url, String body, String reason) {
    // When
    BadRecordException refused =
        catchThrowableOfType(() -> parse(batch(url, body)), BadRecordException.class);

    // Then
    assertThat(refused.reason()).isEqualTo(reason);
  }

  @Test
  void sendsWhatARequestAsksForBesideItsMessages() {
    // Given
    String fields =
        "\"seed\":1,\"stop\":[\"x\"],\"top_p\":0.9,\"top_k\":null,\"response_format\":{\"type\":\"json_object\"},"
            + "\"logprobs\":false,\"extra_body\":{\"mirostat\":2,\"n\":1}";

    // When
    Prompt own = parse("{\"prompt_id\":\"p\",\"prompt\":\"x\",\"team\":\"a\"," + fields + "}");
    Prompt batch =
        parse(
            batch(
                "/v1/chat/completions",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]," + fields + "}"));

    // Then
    assertThat(own.getParameters())
        .isEqualTo(batch.getParameters())
        .isEqualTo(
            Map.of(
                "seed", "1",
                "stop", "[\"x\"]",
                "top_p", "0.9",
                "response_format", "{\"type\":\"json_object\"}",
                "mirostat", "2"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"n\":2",
        "\"tools\":[{}]",
        "\"logprobs\":true",
        "\"service_tier\":\"priority\"",
        "\"extra_body\":7",
        "\"extra_body\":{\"n\":2}",
        "\"extra_body\":{\"max_tokens\":9}"
      })
  void dropsNoParameterOfALineOfOurOwn(String field) {
    // When
    BadRecordException refused =
        catchThrowableOfType(
            () -> parse("{\"prompt_id\":\"p\",\"prompt\":\"x\"," + field + "}"),
            BadRecordException.class);

    // Then
    assertThat(refused.reason()).isEqualTo("UNSUPPORTED_FIELD");
  }
}
