package com.thriviohr.udfs.infer.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatFormatTest {
  private static final String USAGE = "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}";

  private static Answer answer(String json) throws IOException {
    return new ChatFormat()
        .answer(FakeInferenceClient.prompt("p"), new ObjectMapper().readTree(json));
  }

  private static Answer saying(String message) throws IOException {
    return answer("{\"choices\":[{\"index\":0,\"message\":" + message + "}]," + USAGE + "}");
  }

  @Test
  void joinsTextParts() throws IOException {
    // When
    Answer answer =
        saying("{\"content\":[{\"type\":\"text\",\"text\":\"Well \"},{\"text\":\"done.\"}]}");

    // Then
    assertThat(answer.checked("e").text()).isEqualTo("Well done.");
  }

  @Test
  void takesTheChoiceWithIndexZero() throws IOException {
    // When
    Answer answer =
        answer(
            "{\"choices\":[{\"index\":1,\"message\":{\"content\":\"second\"}},"
                + "{\"index\":0,\"message\":{\"content\":\"first\"}}]}");

    // Then
    assertThat(answer.text()).isEqualTo("first");
  }

  @Test
  void replacesHalfASurrogatePair() throws IOException {
    // When
    Answer answer = saying("{\"content\":\"Nice \\ud83d work \\ud83d\\ude00\"}");

    // Then
    assertThat(answer.text()).isEqualTo("Nice \uFFFD work \uD83D\uDE00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"content\":null,\"refusal\":\"I cannot.\"} | CONTENT_REFUSED | refused the content",
        "{\"content\":null,\"reasoning_content\":\"Hm\"} | GENERATION_FAILED | with reasoning only",
        "{\"content\":null,\"tool_calls\":[{\"id\":\"1\"}]} | GENERATION_FAILED | with tool calls only",
        "{\"content\":\" \"} | GENERATION_FAILED | without text"
      })
  void saysWhatCameInsteadOfATextAndWhatItTook(String message, FailureKind kind, String what)
      throws IOException {
    // Given
    Answer answer = saying(message);

    // When
    InferenceException failure =
        catchThrowableOfType(() -> answer.checked("e"), InferenceException.class);

    // Then
    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure).hasMessageContaining(what);
    assertThat(failure.usage().inputTokens()).isEqualTo(11);
    assertThat(failure.usage().outputTokens()).isEqualTo(7);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"error\":{\"message\":\"boom\"}} | with an error under HTTP 200",
        "{\"choices\":[]} | without choices"
      })
  void saysWhatCameInsteadOfChoices(String json, String what) throws IOException {
    // Given
    Answer answer = answer(json);

    // When
    InferenceException failure =
        catchThrowableOfType(() -> answer.checked("e"), InferenceException.class);

    // Then
    assertThat(failure).hasMessageContaining(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | true",
        "{\"usage\":null} | true",
        "{\"usage\":{\"prompt_tokens\":11}} | true",
        "{\"usage\":{\"prompt_tokens\":-5,\"completion_tokens\":7}} | true",
        "{\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":1000000000000}} | true",
        "{\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":1e300}} | true",
        "{\"usage\":{\"prompt_tokens\":0,\"completion_tokens\":0}} | true",
        "{\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7}} | false"
      })
  void believesOnlyAUsageThatCanBe(String usage, boolean estimated) throws IOException {
    // When
    String choices = "{\"choices\":[{\"message\":{\"content\":\"Twelve chars\"}}]";
    AnswerTokens tokens =
        answer(choices + (usage.length() > 2 ? "," + usage.substring(1) : "}")).tokens();

    // Then
    assertThat(tokens.isEstimated()).isEqualTo(estimated);
    assertThat(tokens.input()).isBetween(1, 1000);
    assertThat(tokens.output()).isBetween(1, 1000);
  }

  @ParameterizedTest
  @CsvSource({
    "http://h:1/v1, http://h:1/v1/chat/completions",
    "http://h:1/v1//, http://h:1/v1/chat/completions",
    "http://h:1, http://h:1/chat/completions",
    "http://h:1/v1?api-version=2, http://h:1/v1/chat/completions?api-version=2",
    "http://h:1/v1/chat/completions, http://h:1/v1/chat/completions",
    "http://[::1]:1/v1, http://[::1]:1/v1/chat/completions"
  })
  void findsTheAddressBelowAnyBaseUrl(URI base, URI address) {
    // When
    URI found = OpenAiClient.address(base);

    // Then
    assertThat(found).isEqualTo(address);
  }

  @Test
  void learnsTheNameOfTheTokenLimit() {
    // Given
    ChatFormat format = new ChatFormat();
    String refusal = "Unsupported parameter: use 'max_completion_tokens' instead.";

    // When
    boolean[] learned = {format.learns("too long"), format.learns(refusal), format.learns(refusal)};

    // Then: the second of two that were under way is sent again, too
    assertThat(learned).containsExactly(false, true, true);
  }
}
