package com.thriviohr.udfs.prepare.targets;

import static com.thriviohr.udfs.prepare.targets.TestExamples.example;
import static com.thriviohr.udfs.prepare.targets.TestExamples.turns;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetFormsTest {
  private static final TargetForms SHIPPED = TargetForms.shipped();

  @Test
  void shipsTheFiveTargets() {
    assertThat(SHIPPED.targets())
        .containsExactly("bedrock-llama", "bedrock-nova", "hf", "jumpstart", "llama-text");
  }

  @Test
  void namesFilesByFormTenantSplitAndNumber() {
    assertThat(form("hf").file("acme", Split.TRAIN, 0))
        .isEqualTo("hf/acme/train/part-00000.parquet");
    assertThat(form("jumpstart/chat").file("a/../b", Split.TEST, 12))
        .matches("jumpstart/chat/t-[0-9a-f]{16}/test/part-00012\\.jsonl");
  }

  @ParameterizedTest
  @CsvSource({"bedrock-llama/conversation,10000,1000", "bedrock-nova,20000,2147483647"})
  void knowsThePublishedLimits(String id, int train, int validation) {
    assertThat(form(id).limits(Split.TRAIN).maxRows()).isEqualTo(train);
    assertThat(form(id).limits(Split.VALIDATION).maxRows()).isEqualTo(validation);
    assertThat(form(id).limits(Split.TEST).isBounded()).isFalse();
  }

  @Test
  void takesAGoodExampleEverywhere() {
    assertThat(SHIPPED.all())
        .allSatisfy(form -> assertThat(form.broken(example(turns("S", "q", "a")))).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"jumpstart/instruction", "bedrock-llama/prompt-completion"})
  void promptAndCompletionTakeNoLongConversation(String id) {
    assertThat(form(id).broken(example(turns("S", "q", "a", "q", "a"))))
        .contains(TargetRule.MANY_TURNS);
  }

  @Test
  void onlyNovaForbidsWords() {
    // Given
    var example = example(turns("S", "User: hello", "a"));
    // When / Then
    assertThat(form("bedrock-nova").broken(example)).contains(TargetRule.FORBIDDEN_WORD);
    assertThat(form("bedrock-llama/conversation").broken(example)).isEmpty();
  }

  @Test
  void asksForStrictAlternation() {
    // Given
    ChatMessage system = new ChatMessage(Role.SYSTEM, "s");
    ChatMessage user = new ChatMessage(Role.USER, "u");
    ChatMessage assistant = new ChatMessage(Role.ASSISTANT, "a");
    // When / Then
    for (List<ChatMessage> wrong :
        List.of(
            List.<ChatMessage>of(),
            List.of(system),
            List.of(user),
            List.of(assistant, user),
            List.of(user, user, assistant),
            List.of(user, assistant, assistant),
            List.of(user, assistant, user),
            List.of(user, system, assistant),
            List.of(system, system, user, assistant))) {
      assertThat(form("hf").broken(example(wrong))).contains(TargetRule.ROLE_ORDER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "' ',EMPTY_TURN",
    "'a ',UNTRIMMED_TURN",
    "'a\u00a0',UNTRIMMED_TURN",
    "a<|eot_id|>b,CONTROL_TOKEN",
    "a[INST]b,CONTROL_TOKEN",
    "a\u0000b,BROKEN_TEXT",
    "a\ud83db,BROKEN_TEXT",
  })
  void asksForCleanTexts(String text, TargetRule rule) {
    assertThat(form("llama-text/llama-3").broken(example(turns("S", "q", text)))).contains(rule);
  }

  @Test
  void writesACardThatNamesTheSplitsThereAre() {
    // When
    Map<String, String> files =
        form("hf")
            .companions(
                Map.of(
                    "hf/acme/train/part-00000.parquet", 7L,
                    "hf/acme/train/part-00001.parquet", 2L,
                    "hf/acme/test/part-00000.parquet", 1L,
                    "jumpstart/chat/acme/train/part-00000.jsonl", 9L));
    // Then
    assertThat(files).containsOnlyKeys("hf/acme/README.md");
    assertThat(files.get("hf/acme/README.md"))
        .startsWith(
            "---\ntask_categories:\n- text-generation\nconfigs:\n- config_name: default\n"
                + "  default: true\n  data_files:\n"
                + "  - split: train\n    path: train/*.parquet\n"
                + "  - split: test\n    path: test/*.parquet\n---\n")
        .endsWith("| train | 9 |\n| test | 1 |\n");
  }

  @Test
  void putsATemplateBesideInstructionRows() {
    assertThat(
            form("jumpstart/instruction")
                .companions(Map.of("jumpstart/instruction/acme/train/part-00000.jsonl", 1L)))
        .containsEntry(
            "jumpstart/instruction/acme/train/template.json",
            "{\"prompt\":\"{prompt}\",\"completion\":\"{completion}\"}\n");
  }

  @Test
  void refusesABrokenTableWithEveryProblem() {
    // Given
    String yaml =
        "version: '1'\n"
            + "targets:\n"
            + "  - {target: x, schema: csv, files: jsonl, source: s, read_on: d, limit: 3}\n"
            + "  - {target: y, schema: dialog, files: jsonl, source: s, read_on: d,\n"
            + "     train: {max_rows: 0}}\n"
            + "  - {target: y, schema: dialog, files: tar, source: s}\n";
    // When / Then
    assertThatThrownBy(() -> TargetForms.parse(yaml, "mine.yaml"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("schema is 'csv', which is not known")
        .hasMessageContaining("limit is unknown: remove it")
        .hasMessageContaining("max_rows is '0': give a whole number from 1")
        .hasMessageContaining("files is 'tar', which is not known")
        .hasMessageContaining("read_on is missing")
        .hasMessageContaining("a second form of this name");
  }

  private static TargetForm form(String id) {
    return SHIPPED.all().stream().filter(form -> form.id().equals(id)).findFirst().orElseThrow();
  }
}
