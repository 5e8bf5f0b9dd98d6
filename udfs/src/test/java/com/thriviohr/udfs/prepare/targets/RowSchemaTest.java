package com.thriviohr.udfs.prepare.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.TrainingExample;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSchemaTest {
  private static final TrainingExample EXAMPLE =
      TestExamples.example(TestExamples.turns("Be kind.", "Hi \"you\"", "Grüße 🙂\nZoë"));

  @Test
  void writesMessagesWithTheirIds() throws Exception {
    assertThat(line("messages", EXAMPLE))
        .isEqualTo(
            "{\"example_id\":\""
                + EXAMPLE.getExampleId()
                + "\",\"conversation_id\":\"c1\",\"task\":\"reply\",\"messages\":["
                + "{\"role\":\"system\",\"content\":\"Be kind.\"},"
                + "{\"role\":\"user\",\"content\":\"Hi \\\"you\\\"\"},"
                + "{\"role\":\"assistant\",\"content\":\"Grüße 🙂\\nZoë\"}]}\n");
  }

  @Test
  void writesADialog() throws Exception {
    assertThat(line("dialog", EXAMPLE))
        .isEqualTo(
            "{\"dialog\":[{\"role\":\"system\",\"content\":\"Be kind.\"},"
                + "{\"role\":\"user\",\"content\":\"Hi \\\"you\\\"\"},"
                + "{\"role\":\"assistant\",\"content\":\"Grüße 🙂\\nZoë\"}]}\n");
  }

  @Test
  void writesPromptAndCompletion() throws Exception {
    assertThat(line("prompt-completion", EXAMPLE))
        .isEqualTo(
            "{\"prompt\":\"Be kind.\\n\\nHi \\\"you\\\"\",\"completion\":\"Grüße 🙂\\nZoë\"}\n");
  }

  @Test
  void writesTheConversationSchemaOfBedrock() throws Exception {
    assertThat(line("conversation", EXAMPLE))
        .isEqualTo(
            "{\"schemaVersion\":\"bedrock-conversation-2024\",\"system\":[{\"text\":\"Be kind.\"}],"
                + "\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi \\\"you\\\"\"}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"text\":\"Grüße 🙂\\nZoë\"}]}]}\n");
  }

  @Test
  void leavesOutTheSystemListOfAConversationWithoutOne() throws Exception {
    assertThat(line("conversation", TestExamples.example(TestExamples.turns(null, "a", "b"))))
        .isEqualTo(
            "{\"schemaVersion\":\"bedrock-conversation-2024\","
                + "\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"}]},"
                + "{\"role\":\"assistant\",\"content\":[{\"text\":\"b\"}]}]}\n");
  }

  @Test
  void rendersLlama3() throws Exception {
    assertThat(line("llama-3", TestExamples.example(TestExamples.turns(null, "a", "b"))))
        .isEqualTo(
            "{\"text\":\"<|begin_of_text|><|start_header_id|>user<|end_header_id|>\\n\\na<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\\n\\nb<|eot_id|>\"}\n");
  }

  @Test
  void rendersLlama31WithItsPinnedDate() throws Exception {
    assertThat(line("llama-3.1", TestExamples.example(TestExamples.turns("S", "a", "b"))))
        .isEqualTo(
            "{\"text\":\"<|begin_of_text|><|start_header_id|>system<|end_header_id|>\\n\\n"
                + "Cutting Knowledge Date: December 2023\\nToday Date: 26 Jul 2024\\n\\nS<|eot_id|>"
                + "<|start_header_id|>user<|end_header_id|>\\n\\na<|eot_id|>"
                + "<|start_header_id|>assistant<|end_header_id|>\\n\\nb<|eot_id|>\"}\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "dialog", "conversation", "llama-3", "llama-3.1"})
  void readsBackWhatItWrites(String name) throws Exception {
    // Given
    List<ChatMessage> long3 = TestExamples.turns("S", "a", "b\nc", "d", "e");
    List<ChatMessage> noSystem = TestExamples.turns(null, "a", "b", "c", "d");
    // When / Then
    for (List<ChatMessage> turns : List.of(long3, noSystem, EXAMPLE.getMessages())) {
      assertThat(readBack(name, TestExamples.example(turns))).isEqualTo(turns);
    }
  }

  @Test
  void readsPromptAndCompletionAsOneQuestionAndOneAnswer() throws Exception {
    assertThat(readBack("prompt-completion", EXAMPLE))
        .containsExactly(
            new ChatMessage(Role.USER, "Be kind.\n\nHi \"you\""),
            new ChatMessage(Role.ASSISTANT, "Grüße 🙂\nZoë"));
  }

  private static List<ChatMessage> readBack(String name, TrainingExample example) throws Exception {
    return RowSchema.named(name).read(new ObjectMapper().readTree(line(name, example)));
  }

  private static String line(String name, TrainingExample example) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowFiles.writeLine(RowSchema.named(name), example, out);
    return out.toString(StandardCharsets.UTF_8);
  }
}
