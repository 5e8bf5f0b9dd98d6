package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.sink.RunIdentity;
import com.thriviohr.datasets.sink.RunLease;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a run does that may not use its journal, or cannot write it any more. */
@Timeout(120)
class JournalITCase {
  private static final int PROMPTS = 600;

  @TempDir Path directory;

  @BeforeEach
  void writePrompts() throws IOException {
    Files.write(
        directory.resolve("prompts.jsonl"),
        IntStream.range(0, PROMPTS)
            .mapToObj(i -> "{\"prompt_id\":\"p-%d\",\"prompt\":\"Say %d\"}".formatted(i, i))
            .toList());
  }

  private void run(EndpointSimulator simulator, String journal) throws Exception {
    String[] arguments = {
      "--prompts",
      directory.resolve("prompts.jsonl").toString(),
      "--output",
      directory.resolve("out").toString(),
      "--run.id",
      "night",
      "--inference.journal",
      journal,
      "--inference.concurrency",
      "8",
      "--inference.endpoint",
      simulator.uri() + "/v1"
    };
    BulkInferenceJob.run(
        BulkConfig.from(arguments), new PrintStream(PrintStream.nullOutputStream()));
  }

  @Test
  void refusesARunThatAnotherProcessRuns() throws Exception {
    String journal = directory.resolve("journal").toString();
    try (EndpointSimulator simulator = EndpointSimulator.start(SimulatorSettings.defaults())) {
      try (RunLease other = RunLease.take(journal, RunIdentity.of("night"))) {
        // When / Then
        other.requireMine();
        assertThatThrownBy(() -> run(simulator, journal))
            .isInstanceOf(InvalidInputException.class)
            .hasMessageContaining("is under way in another process");
        assertThat(simulator.ledger().requests()).isZero();
        assertThat(directory.resolve("out")).doesNotExist();
      }

      // When: the other one has ended
      run(simulator, journal);

      // Then
      assertThat(directory.resolve("out/_SUCCESS")).exists();
    }
  }

  @Test
  void stopsAndSaysSoWhenTheJournalCannotBeWritten() throws Exception {
    // Given: a journal that takes a few commits, then none
    BrittleFileSystem.LEFT.set(2);
    try (EndpointSimulator simulator = EndpointSimulator.start(SimulatorSettings.defaults())) {
      // When
      assertThatThrownBy(() -> run(simulator, "brittle:" + directory.resolve("journal")))
          // Then
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("prompts were not sent since the journal cannot be written");
      JsonNode receipt =
          new ObjectMapper().readTree(directory.resolve("out/receipt.json").toFile());
      assertThat(receipt.path("outcome").asText()).isEqualTo("journal_failed");
      int unsent = receipt.at("/prompts/unsent").asInt();
      assertThat(unsent).isPositive();
      assertThat(receipt.at("/prompts/answered").asInt()).isEqualTo(PROMPTS - unsent);
      assertThat(List.of("_SUCCESS", "manifest.json"))
          .noneMatch(name -> Files.exists(directory.resolve("out").resolve(name)));
    }
  }
}
