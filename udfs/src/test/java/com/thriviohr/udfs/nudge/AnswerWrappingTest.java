package com.thriviohr.udfs.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerWrappingTest {
  private static final String TEXT = "Hi {{recipient}}, thanks go a long way.";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%s",
        "\"%s\"",
        "„%s“",
        "«%s»",
        "「%s」",
        "```\n%s\n```",
        "```text\n%s\n```",
        "~~~\n%s\n~~~",
        "```\n\"%s\"\n```\n",
        "%s\n\n(Note: I kept it under 40 words.)",
        "%s (Note: under 40 words)",
        "%s\n\nNote: I kept it short.\nLet me know!",
        "%s\n\n**Note:** I kept it short.",
        "%s\n\nHinweis: Ich habe mich kurz gefasst.",
        "%s\n\nP.S.: this has 12 words",
        "%s (12 words)",
        "%s\n[about 61 characters]",
        "Nudge: %s",
        "**Message:** %s",
        "<think>They want {{recipient}} thanked.</think>\n\n%s",
        "They want {{recipient}} thanked.</think>\n%s",
        "<reasoning>\nSo.\n</reasoning>%s"
      })
  void leavesTheTextThatWasAskedFor(String answer) {
    assertThat(AnswerWrapping.strip(answer.replace("%s", TEXT))).isEqualTo(TEXT);
  }

  @Test
  void decodesEntitiesOnce() {
    assertThat(AnswerWrapping.strip("Tom &amp;amp; you &#39;n&#39; me"))
        .isEqualTo("Tom &amp; you 'n' me");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Take note: thanks go a long way.",
        "She said \"thanks\" and \"well done\".",
        "A message of thanks goes a long way.",
        "Say thanks (it takes 2 minutes)."
      })
  void keepsWhatBelongsToTheText(String text) {
    assertThat(AnswerWrapping.strip(text)).isEqualTo(text);
  }
}
