package com.thriviohr.udfs.nudge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Prompt;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromptTemplatesTest {
  private static final String FIELDS =
      "version: 1, languages: [en], system: s, placeholders: [recipient]";

  private final ComposePrompt compose = new ComposePrompt(PromptTemplates.shipped());

  @Test
  void asksWithPlaceholderAndDays() throws Exception {
    Prompt prompt = InstantiationUtil.clone(compose).map(TestNudges.candidate("p1", 17, "en-GB"));

    assertThat(prompt.getMessages().get(1).getContent()).contains("{{recipient}}", "17 days");
    assertThat(SpecificData.get().toString(prompt.getMessages()))
        .doesNotContain("{{days}}", "p1", "acme");
    assertThat(prompt.getPlaceholders()).containsExactly("recipient");
    assertThat(prompt.getSubjectId()).isEqualTo("p1");
    assertThat(prompt.getAttributes())
        .containsOnly(Map.entry("run_date", "2026-11-06"), Map.entry("days_since", "17"));
  }

  @Test
  void comparesTemplatesEvenly() {
    Map<String, Integer> counts = new HashMap<>();
    Set<String> promptIds = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      Prompt prompt = compose.map(TestNudges.candidate("p" + i, 17, null));
      counts.merge(prompt.getTemplateId(), 1, Integer::sum);
      promptIds.add(prompt.getPromptId());
      assertThat(compose.map(TestNudges.candidate("p" + i, 17, null))).isEqualTo(prompt);
    }

    assertThat(counts).containsOnlyKeys("friendly-nudge@1", "warm-reminder@1");
    assertThat(counts.values()).allMatch(count -> count > 400);
    assertThat(promptIds).hasSize(1000);
  }

  @ParameterizedTest
  @CsvSource({
    "de-AT,17,freundlicher-hinweis@1",
    "de_DE,,erste-anerkennung@1",
    "fr-FR,,first-recognition@1",
    "not a tag,,first-recognition@1"
  })
  void fitsLanguageAndOccasion(String locale, Integer days, String template) {
    assertThat(compose.map(TestNudges.candidate("p", days, locale)).getTemplateId())
        .isEqualTo(template);
  }

  @Test
  void shipsTheFirstPromptOfTheHouse() {
    Set<String> questions = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Prompt prompt = compose.map(TestNudges.candidate("p" + i, 21, "en"));
      questions.add(prompt.getMessages().get(1).getContent());
    }

    assertThat(questions)
        .contains(
            "Generate a friendly nudge for {{recipient}} who last gave recognition 21 days ago.");
  }

  @Test
  void refusesUnknownPlaceholdersTogether() {
    String yaml =
        "templates:\n"
            + entry("a", "before", "{{recipient}} {{manager}}")
            + entry("a", "never", "{{recipient}} {{days}}")
            + entry("c", "sometimes", "hello");

    assertThatThrownBy(() -> PromptTemplates.parse(yaml, "my.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("my.yaml: templates[0]: unknown placeholder {{manager}}")
        .hasMessageContaining("templates[1]: unknown placeholder {{days}}")
        .hasMessageContaining("a second template a@1")
        .hasMessageContaining("occasion must be before or never")
        .hasMessageContaining("placeholders names recipient, which no answer can hold");
  }

  @Test
  void refusesFileThatLeavesPeopleWithoutPrompt() {
    String yaml = "templates:\n" + entry("a", "before", "{{recipient}}");

    assertThatThrownBy(() -> PromptTemplates.parse(yaml, "my.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("each occasion");
  }

  private static String entry(String id, String occasion, String user) {
    return "  - {id: "
        + id
        + ", occasion: "
        + occasion
        + ", user: '"
        + user
        + "', "
        + FIELDS
        + "}\n";
  }
}
