package com.thriviohr.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.sink.Manifest;
import com.thriviohr.datasets.sink.OutputFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NudgeHistoryTest {
  @TempDir Path directory;

  @Test
  void readsANightByItsManifest() throws Exception {
    // Given: a night, and a file that a killed writer left in it afterwards
    finish("night/nudges", "nudges", "jsonl/part-0.jsonl", "parquet/part-0.parquet");
    finish("night/dataset", "fine-tuning-dataset", "hf/acme/train/part-0.parquet");
    Files.writeString(directory.resolve("night/nudges/jsonl/part-9.jsonl"), "{}");
    // When / Then
    assertThat(files("night")).containsExactly("night/nudges/jsonl/part-0.jsonl");
    assertThat(files("night/nudges")).containsExactly("night/nudges/jsonl/part-0.jsonl");
  }

  @Test
  void readsSeveralNightsAndFoldersOfThem() throws Exception {
    // Given
    finish("all/monday/nudges", "nudges", "jsonl/part-0.jsonl");
    finish("all/tuesday/nudges", "nudges", "jsonl/part-0.jsonl");
    finish("other", "nudges", "jsonl/part-0.jsonl");
    write("plain/old.jsonl");
    // When / Then
    assertThat(files("all", "other", "plain"))
        .containsExactlyInAnyOrder(
            "all/monday/nudges/jsonl/part-0.jsonl",
            "all/tuesday/nudges/jsonl/part-0.jsonl",
            "other/jsonl/part-0.jsonl",
            "plain/old.jsonl");
  }

  @Test
  void aNightWithoutNudgesIsNoMistake() throws Exception {
    finish("night/nudges", "nudges", "dead-letters/part-0.jsonl");
    assertThat(files("night")).isEmpty();
  }

  @Test
  void refusesWhatIsUnfinishedMissingOrOfAnotherJob() throws Exception {
    // Given
    finish("dataset", "fine-tuning-dataset", "hf/part-0.parquet");
    try (OutputFolder open =
        OutputFolder.prepare(directory.resolve("night/nudges").toString(), "r", false)) {
      // When / Then
      assertThatThrownBy(() -> files("night"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining(open.path() + "' is not finished");
    }
    assertThatThrownBy(() -> files("dataset")).hasMessageContaining("holds no nudges");
    assertThatThrownBy(() -> files("nowhere")).hasMessageContaining("does not exist");
  }

  private List<String> files(String... locations) {
    return NudgeHistory.files(
            Arrays.stream(locations).map(name -> directory.resolve(name).toString()).toList())
        .stream()
        .map(file -> directory.relativize(Path.of(file.getPath().getPath())).toString())
        .toList();
  }

  private void finish(String folder, String job, String... names) throws Exception {
    OutputFolder output = OutputFolder.prepare(directory.resolve(folder).toString(), "r", false);
    for (String name : names) {
      write(folder + "/" + name);
    }
    new Manifest(job).publish(output);
  }

  private void write(String name) throws Exception {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{}\n");
  }
}
