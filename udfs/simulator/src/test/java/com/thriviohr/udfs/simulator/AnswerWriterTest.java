package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerWriterTest {
  private static PromptText prompt(String text) {
    return new PromptText().add("user", text);
  }

  @Test
  void sameSeedAndPromptGiveSameAnswer() {
    // When
    String first = new AnswerWriter(7).write(prompt("Greet {{recipient}}, number 12"));
    String second = new AnswerWriter(7).write(prompt("Greet {{recipient}}, number 12"));

    // Then
    assertThat(first).isEqualTo(second);
  }

  @Test
  void keepsEachPlaceholderOnce() {
    for (int i = 0; i < 200; i++) {
      // When
      String answer =
          new AnswerWriter(i)
              .write(prompt("For {{recipient}} of {{team}}: {{days}} days, {{recipient}}"));

      // Then
      assertThat(answer)
          .containsOnlyOnce("{{recipient}}")
          .containsOnlyOnce("{{team}}")
          .containsOnlyOnce("{{days}}");
    }
  }

  @Test
  void countsFourCharactersAToken() {
    // When
    GenerationRequest request =
        new GenerationRequest("m", GenerationRequest.Schema.CHAT, prompt("12345"), 3);
    Generation generation = Generation.of(request, "abcdefghijklmnop");

    // Then
    assertThat(generation.inputTokens()).isEqualTo(2);
    assertThat(generation.outputTokens()).isEqualTo(3);
    assertThat(generation.text()).isEqualTo("abcdefghijkl");
    assertThat(generation.finish()).isEqualTo(Generation.Finish.LENGTH);
  }
}
