package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.NightlyConfig;
import com.thriviohr.jobs.settings.NudgeConfig;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no job can do is refused before anything is asked, paid or written. */
class InputRefusalTest {
  private static final PrintStream NOWHERE = new PrintStream(PrintStream.nullOutputStream());

  @TempDir static Path directory;

  @BeforeAll
  static void writeSampleCompany() throws Exception {
    new SampleCompany(new SampleSettings(3, 60, 300, LocalDate.of(2026, 11, 22)))
        .writeTo(directory);
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
    Files.write(
        directory.resolve("people.csv"),
        Collections.nCopies(529, "1,Zoe Quarrington,zoe@example.com"));
    Files.writeString(directory.resolve("empty.jsonl"), "\n\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "nudge", "nightly"})
  void refusesMessagesThatAreCsv(String job) {
    assertRefused(job, "people.csv", "roster.jsonl")
        .contains(
            "--messages: 529 of 529 lines cannot be read, more than the 1 % allowed",
            "BROKEN_JSON 529 times, first in people.csv line 1",
            "people.csv looks like CSV of 3 columns")
        .doesNotContain("Zoe", "example.com");
  }

  @Test
  void refusesPromptsOfAnotherSchema() {
    assertThatThrownBy(
            () ->
                BulkInferenceJob.run(
                    BulkConfig.from(
                        new String[] {
                          "--prompts", path("messages.jsonl"), "--output", path("bulk")
                        }),
                    NOWHERE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("MISSING_FIELD")
        .hasMessageContaining("looks like JSON of another schema");
    assertThat(directory.resolve("bulk")).doesNotExist();
  }

  @Test
  void refusesACutGzipHoweverFewLinesItCosts() throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(Files.readAllBytes(directory.resolve("messages.jsonl")));
    }
    Files.write(
        directory.resolve("cut.jsonl.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 200));
    // When / Then
    assertRefused("dataset", "cut.jsonl.gz", "roster.jsonl")
        .contains("a compressed file is cut off or damaged", "TRUNCATED_FILE");
  }

  @Test
  void refusesWhenMoreLinesAreUnreadableThanAllowed() throws Exception {
    // Given
    List<String> lines = new ArrayList<>(Files.readAllLines(directory.resolve("messages.jsonl")));
    for (int i = 0; i < 5; i++) {
      lines.add(i * 50, "{\"tenant_id\":\"northwind\"}");
    }
    Files.write(directory.resolve("holes.jsonl"), lines);
    // When / Then
    assertRefused("dataset", "holes.jsonl", "roster.jsonl")
        .contains("5 of ", "MISSING_FIELD 5 times, first in holes.jsonl line 1 ");
  }

  @Test
  void refusesAnEmptyInput() {
    assertRefused("nudge", "empty.jsonl", "roster.jsonl").contains("--messages holds no line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dataset", "nudge"})
  void refusesMessagesOfATenantOfWhomTheRosterHoldsNobody(String job) throws Exception {
    // Given
    try (Stream<String> people = Files.lines(directory.resolve("roster.jsonl"))) {
      Files.write(
          directory.resolve("one-tenant.jsonl"),
          people.filter(line -> line.contains("\"northwind\"")).toList());
    }
    // When / Then
    assertRefused(job, "messages.jsonl", "one-tenant.jsonl")
        .contains("--roster holds nobody of tenant contoso", "--input.unknown-tenants");
  }

  private org.assertj.core.api.AbstractStringAssert<?> assertRefused(
      String job, String messages, String roster) {
    String output = "out-" + job + "-" + messages;
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--messages", path(messages), "--roster", path(roster), "--output", path(output)));
    if (!job.equals("nudge")) {
      arguments.addAll(List.of("--anonymise.key", "file:" + path("key")));
    }
    String[] args = arguments.toArray(new String[0]);
    Throwable refused = org.assertj.core.api.Assertions.catchThrowable(() -> run(job, args));
    assertThat(refused).isInstanceOf(InvalidInputException.class);
    assertThat(directory.resolve(output)).doesNotExist();
    return assertThat(refused.getMessage());
  }

  private static void run(String job, String[] args) throws Exception {
    switch (job) {
      case "dataset" -> FineTuningDatasetJob.run(DatasetConfig.from(args), NOWHERE);
      case "nudge" -> NudgeJob.run(NudgeConfig.from(args), NOWHERE);
      default -> NightlyJob.run(NightlyConfig.from(args), NOWHERE);
    }
  }

  private static String path(String name) {
    return directory.resolve(name).toString();
  }
}
