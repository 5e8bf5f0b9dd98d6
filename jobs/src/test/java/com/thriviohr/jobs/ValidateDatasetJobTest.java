package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.jobs.settings.ValidateConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateDatasetJobTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void countsTheRowsOfGoodFiles() throws Exception {
    // Given
    Files.writeString(folder.resolve("a.jsonl"), "{\"prompt\":\"q\",\"completion\":\"a\"}\n");
    // When
    run("bedrock-llama/prompt-completion");
    // Then
    assertThat(text())
        .isEqualTo("bedrock-llama/prompt-completion: 1 files, 1 rows, 0 violations\n");
  }

  @Test
  void passesOverTheTemplateBesideInstructionRows() throws Exception {
    // Given
    Path train = Files.createDirectory(folder.resolve("train"));
    Files.writeString(train.resolve("template.json"), "{}");
    Files.writeString(train.resolve("a.jsonl"), "{\"prompt\":\"q\",\"completion\":\"a\"}\n");
    // When
    run("jumpstart/instruction");
    // Then
    assertThat(text()).isEqualTo("jumpstart/instruction: 1 files, 1 rows, 0 violations\n");
  }

  @Test
  void refusesABrokenFileNamingTargetLineAndRuleButNoText() throws Exception {
    // Given
    Files.writeString(folder.resolve("a.jsonl"), "{\"prompt\":\"call Zoe\",\"completion\":\"\"}\n");
    // When / Then
    assertThatThrownBy(() -> run("jumpstart/instruction"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("not fit for jumpstart/instruction");
    assertThat(text())
        .contains("jumpstart/instruction ", "a.jsonl:1 EMPTY_TURN", "1 violations")
        .doesNotContain("Zoe");
  }

  @Test
  void refusesAFolderWithoutRows() throws Exception {
    // Given
    Path train = Files.createDirectory(folder.resolve("train"));
    Files.writeString(train.resolve("template.json"), "{}");
    // When / Then
    assertThatThrownBy(() -> run("jumpstart/instruction"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no rows");
  }

  @Test
  void namesTheTargetsThereAre() {
    assertThatThrownBy(() -> run("bedrock"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("bedrock-llama/conversation, bedrock-nova");
  }

  private void run(String target) throws Exception {
    ValidateDatasetJob.run(
        ValidateConfig.from(new String[] {"--target", target, "--input", folder.toString()}),
        new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
