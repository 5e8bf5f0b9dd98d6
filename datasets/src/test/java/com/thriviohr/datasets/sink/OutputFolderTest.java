package com.thriviohr.datasets.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFolderTest {
  @TempDir Path directory;

  @Test
  void keepsWhatTheSameRunCommittedBeforeItStartedAgain() throws Exception {
    // Given
    OutputFolder.prepare(directory.toString(), "run-1", true);
    Path committed = Files.createFile(directory.resolve("part-0.jsonl"));
    // When
    OutputFolder.prepare(directory.toString(), "run-1", true);
    // Then
    assertThat(committed).exists();
  }

  @Test
  void clearsWhatAnotherRunLeftOnlyWhenAsked() throws Exception {
    // Given
    OutputFolder.prepare(directory.toString(), "run-1", false).finish();
    Path old = Files.createFile(directory.resolve("part-0.jsonl"));
    // When
    assertThatThrownBy(() -> OutputFolder.prepare(directory.toString(), "run-2", false))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--overwrite");
    assertThat(old).exists();
    OutputFolder.prepare(directory.toString(), "run-2", true);
    // Then
    assertThat(old).doesNotExist();
    assertThat(directory.resolve("_SUCCESS")).doesNotExist();
  }

  @Test
  void neverDeletesFilesThatNoRunWrote() throws Exception {
    // Given
    Path precious = Files.createFile(directory.resolve("thesis.doc"));
    // When / Then
    assertThatThrownBy(() -> OutputFolder.prepare(directory.toString(), "run-1", true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no run of ours wrote");
    assertThat(precious).exists();
  }

  @Test
  void runThatStartsOverClearsWhatItHadCommitted() throws Exception {
    // Given
    OutputFolder.prepare(directory.toString(), "run-1", false, false);
    Files.writeString(directory.resolve("part-0.jsonl"), "{}");
    // When
    OutputFolder.prepare(directory.toString(), "run-1", false, false);
    // Then
    assertThat(directory.resolve("part-0.jsonl")).doesNotExist();
    assertThat(directory.resolve("_STARTED")).exists();
  }
}
