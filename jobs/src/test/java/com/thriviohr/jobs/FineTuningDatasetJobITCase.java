package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.settings.DatasetConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FineTuningDatasetJobITCase {
  @TempDir static Path directory;

  @BeforeAll
  static void writeSampleCompany() throws Exception {
    new SampleCompany(new SampleSettings(3, 60, 4_000, LocalDate.of(2026, 11, 22)))
        .writeTo(directory.resolve("in"));
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
  }

  @Test
  void everyRecordLeavesByOneDoorAndTheFolderLooksFinished() throws Exception {
    // When
    Counts counts = FineTuningDatasetJob.run(config("out", 2), System.out);
    // Then
    DatasetCounts doors = new DatasetCounts(counts);
    assertThat(doors.isBalanced(config("unused", 1).targets())).isTrue();
    assertThat(counts.of(Metric.MESSAGES_READ.key())).isEqualTo(4_000 + 4_000 / 97 + 4_000 / 1_999);
    assertThat(doors.deadLetters()).isEqualTo(2);
    assertThat(doors.duplicates()).isGreaterThanOrEqualTo(4_000 / 97);
    assertThat(counts.of(Metric.EXAMPLES_READY.key())).isGreaterThan(500);
    Path out = directory.resolve("out");
    assertThat(out.resolve("_SUCCESS")).exists();
    assertThat(out.resolve("manifest.json"))
        .content()
        .contains("jumpstart/chat/northwind/train/part-00000.jsonl");
    assertThat(lines(out.resolve("dead-letters")))
        .isEqualTo(
            doors.deadLetters()
                + doors.duplicates()
                + doors.repeatedConversations()
                + doors.repeatedAnswers()
                + doors.rejected()
                + doors.quarantined()
                + doors.leaks()
                + doors.notTaken()
                + doors.unfruitful());
  }

  @Test
  void parallelismDoesNotChangeABit() throws Exception {
    // When
    FineTuningDatasetJob.run(config("p1", 1), System.out);
    FineTuningDatasetJob.run(config("p2", 2), System.out);
    FineTuningDatasetJob.run(config("p8", 8), System.out);
    // Then
    Map<String, byte[]> one = dataset(directory.resolve("p1"));
    assertThat(one)
        .containsKeys(
            "hf/northwind/README.md",
            "hf/northwind/train/part-00001.parquet",
            "jumpstart/instruction/northwind/train/template.json",
            "jumpstart/instruction/northwind/validation/part-00000.jsonl",
            "bedrock-llama/conversation/northwind/train/part-00000.jsonl",
            "bedrock-nova/northwind/train/part-00000.jsonl",
            "llama-text/llama-3.1/northwind/test/part-00000.jsonl");
    assertThat(dataset(directory.resolve("p2"))).containsExactlyInAnyOrderEntriesOf(one);
    assertThat(dataset(directory.resolve("p8"))).containsExactlyInAnyOrderEntriesOf(one);
  }

  @Test
  void noAnswerIsInTwoSplits() throws Exception {
    // When
    FineTuningDatasetJob.run(config("splits", 2), System.out);
    // Then
    Map<String, String> splitOfAnswer = new TreeMap<>();
    for (String split : List.of("train", "validation", "test")) {
      Path folder = directory.resolve("splits/jumpstart/chat/northwind").resolve(split);
      for (String answer : answers(folder)) {
        assertThat(splitOfAnswer.merge(answer, split, (first, second) -> first)).isEqualTo(split);
      }
    }
    assertThat(splitOfAnswer.values()).contains("train", "validation", "test");
  }

  @Test
  void refusesToOverwriteAnEarlierRunUnasked() throws Exception {
    // Given
    Path out = Files.createDirectories(directory.resolve("earlier"));
    Files.createFile(out.resolve("_SUCCESS"));
    // When / Then
    assertThatThrownBy(() -> FineTuningDatasetJob.run(config("earlier", 1), System.out))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("--overwrite");
    assertThat(out.resolve("_SUCCESS")).exists();
  }

  @Test
  void publishesNothingWhenTooManyLinesFarBehindCannotBeRead() throws Exception {
    // Given: more good lines than are looked at before the job starts
    List<String> lines = new ArrayList<>(Collections.nCopies(11_000, firstMessage()));
    lines.addAll(Collections.nCopies(300, "{\"tenant_id\":\"northwind\"}"));
    Files.write(directory.resolve("late.jsonl"), lines);
    // When / Then
    assertThatThrownBy(() -> FineTuningDatasetJob.run(config("late", "late.jsonl"), System.out))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("300 of 11,300 lines cannot be read")
        .hasMessageContaining("first in late.jsonl line 11,001");
    assertThat(directory.resolve("late/_SUCCESS")).doesNotExist();
    assertThat(directory.resolve("late/manifest.json")).doesNotExist();
  }

  @Test
  void publishesNothingWhenNoRowIsLeft() throws Exception {
    // Given
    Files.write(directory.resolve("one.jsonl"), Collections.nCopies(20, firstMessage()));
    // When / Then
    assertThatThrownBy(() -> FineTuningDatasetJob.run(config("one", "one.jsonl"), System.out))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("No row is left of 20 messages")
        .hasMessageContaining("19 duplicates");
    assertThat(directory.resolve("one/_SUCCESS")).doesNotExist();
  }

  private static String firstMessage() throws IOException {
    try (Stream<String> lines = Files.lines(directory.resolve("in/messages.jsonl"))) {
      return lines.findFirst().orElseThrow();
    }
  }

  private static DatasetConfig config(String output, String messages) {
    return DatasetConfig.from(
        new String[] {
          "--messages", directory.resolve(messages).toString(),
          "--roster", directory.resolve("in/roster.jsonl").toString(),
          "--output", directory.resolve(output).toString(),
          "--anonymise.key", "file:" + directory.resolve("key")
        });
  }

  private static DatasetConfig config(String output, int parallelism) {
    return DatasetConfig.from(
        new String[] {
          "--messages", directory.resolve("in/messages.jsonl").toString(),
          "--roster", directory.resolve("in/roster.jsonl").toString(),
          "--output", directory.resolve(output).toString(),
          "--anonymise.key", "file:" + directory.resolve("key"),
          "--dataset.targets", "hf;jumpstart;bedrock-llama;bedrock-nova;llama-text",
          "--dataset.files-per-split", "2",
          "--local.parallelism", String.valueOf(parallelism)
        });
  }

  private static Map<String, byte[]> dataset(Path folder) throws IOException {
    Map<String, byte[]> files = new TreeMap<>(Map.of());
    for (String target :
        List.of("hf", "jumpstart", "bedrock-llama", "bedrock-nova", "llama-text")) {
      try (Stream<Path> paths = Files.walk(folder.resolve(target))) {
        for (Path path : paths.filter(Files::isRegularFile).toList()) {
          files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
        }
      }
    }
    return files;
  }

  private static List<String> answers(Path folder) throws IOException {
    List<String> answers = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(path)) {
          JsonNode dialog = new ObjectMapper().readTree(line).path("dialog");
          answers.add(dialog.path(dialog.size() - 1).path("content").asText());
        }
      }
    }
    return answers;
  }

  private static long lines(Path folder) throws IOException {
    long lines = 0;
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        lines += Files.readAllLines(path).size();
      }
    }
    return lines;
  }
}
