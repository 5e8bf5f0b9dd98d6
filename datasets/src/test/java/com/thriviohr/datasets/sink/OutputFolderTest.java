package com.thriviohr.datasets.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutputFolderTest {
  @TempDir Path directory;

  @Test
  void keepsWhatTheSameRunCommittedBeforeItStartedAgain() throws Exception {
    // Given
    OutputFolder.prepare(directory.toString(), "run-1", true).close();
    Path committed = Files.createFile(directory.resolve("part-0.jsonl"));
    // When
    OutputFolder.prepare(directory.toString(), "run-1", true).close();
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
    OutputFolder.prepare(directory.toString(), RunIdentity.of("run-1"), false, false).close();
    Files.writeString(directory.resolve("part-0.jsonl"), "{}");
    // When
    OutputFolder.prepare(directory.toString(), RunIdentity.of("run-1"), false, false);
    // Then
    assertThat(directory.resolve("part-0.jsonl")).doesNotExist();
    assertThat(directory.resolve("_STARTED")).exists();
  }

  @Test
  void keepsASecondRunOutWhileAFirstOneWrites() throws Exception {
    // Given
    OutputFolder first = OutputFolder.prepare(directory.toString(), "run-1", false);
    Path part = Files.createFile(directory.resolve("part-0.jsonl"));
    // When
    for (String run : List.of("run-2", "run-1")) {
      assertThatThrownBy(() -> OutputFolder.prepare(directory.toString(), run, true))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("is being written by run run-1, started at 20");
    }
    assertThat(part).exists();
    first.close();
    OutputFolder.prepare(directory.toString(), "run-2", true).close();
    // Then
    assertThat(part).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"elsewhere, 10, false", "elsewhere, 300, true", "here, 10, true"})
  void takesOverFromARunThatGivesNoSignOfLife(String host, long silence, boolean dead)
      throws Exception {
    // Given: a run of another host, or of a process of this host that is gone
    String name = host.equals("here") ? InetAddress.getLocalHost().getHostName() : "elsewhere";
    Files.writeString(
        directory.resolve("_STARTED"),
        String.format(
            "{\"run_id\":\"run-1\",\"started_at\":\"2026-11-25T01:00:00Z\",\"host\":\"%s\","
                + "\"process\":99999999,\"alive_at\":\"%s\"}",
            name, Instant.now().minusSeconds(silence)));
    // When
    ThrowingCallable second =
        () -> OutputFolder.prepare(directory.toString(), "run-2", true).close();
    // Then
    if (dead) {
      assertThatCode(second).doesNotThrowAnyException();
    } else {
      assertThatThrownBy(second)
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("run run-1, started at 2026-11-25T01:00:00Z");
    }
  }

  @Test
  void jobThatLostItsJobManagerGoesOnUnderItsRunId() throws Exception {
    // Given: the JobManager is gone without a word
    OutputFolder.prepare(directory.toString(), RunIdentity.restored("run-1", "job-7"), false, true);
    Path committed = Files.createFile(directory.resolve("part-0.jsonl"));
    // When
    Optional<String> run = OutputFolder.runOf(directory.toString(), "job-7");
    OutputFolder.prepare(directory.toString(), RunIdentity.restored("run-1", "job-7"), false, true)
        .close();
    // Then
    assertThat(run).contains("run-1");
    assertThat(OutputFolder.runOf(directory.toString(), "job-8")).isEmpty();
    assertThat(committed).exists();
  }

  @Test
  void doesNotFinishAFolderThatAnotherRunHasTaken() throws Exception {
    // Given
    OutputFolder folder = OutputFolder.prepare(directory.toString(), "run-1", false);
    Files.writeString(directory.resolve("_STARTED"), "{\"run_id\":\"run-2\"}");
    // When / Then
    assertThatThrownBy(folder::finish)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("taken over by another run");
    assertThat(directory.resolve("_SUCCESS")).doesNotExist();
  }
}
