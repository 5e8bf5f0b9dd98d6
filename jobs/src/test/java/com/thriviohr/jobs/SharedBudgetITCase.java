package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.sink.JsonLines;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A bulk run over two TaskManagers whose budget covers about half of its prompts. */
@Timeout(120)
class SharedBudgetITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PROMPTS = 3_000;
  private static final long BUDGET_MICRO_USD = 10_000;

  /** The shipped catalog's price of the model, for input and output alike. */
  private static final double MICRO_USD_PER_TOKEN = 0.22;

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(2)
              .setNumberSlotsPerTaskManager(1)
              .build());

  @TempDir Path directory;

  @Test
  void stopsAtTheBudgetAndListsWhatWasNotSent() throws Exception {
    // Given
    writePrompts();
    try (EndpointSimulator simulator = EndpointSimulator.start(SimulatorSettings.defaults())) {
      // When
      BulkInferenceJob.run(
          BulkConfig.from(arguments(simulator)), new PrintStream(PrintStream.nullOutputStream()));

      // Then: an outcome, not a failure, and not a cent too much by the endpoint's own ledger
      JsonNode receipt = MAPPER.readTree(directory.resolve("out/receipt.json").toFile());
      assertThat(receipt.path("outcome").asText()).isEqualTo("budget_reached");
      assertThat(billedMicroUsd(simulator))
          .isBetween(0.9 * BUDGET_MICRO_USD, 1.0 * BUDGET_MICRO_USD);
      assertThat(receipt.at("/cost_usd/total").asDouble() * 1e6)
          .isLessThanOrEqualTo(BUDGET_MICRO_USD);

      // Then: who was not asked is listed and counted
      int unsent = receipt.at("/prompts/unsent").asInt();
      assertThat(unsent).isPositive();
      assertThat(receipt.at("/prompts/answered").asInt()).isEqualTo(PROMPTS - unsent);
      assertThat(lines("out/jsonl")).hasSize(PROMPTS - unsent);
      assertThat(lines("out/dead-letters"))
          .hasSize(unsent)
          .allMatch(line -> line.contains("BUDGET_REACHED"));
      assertThat(simulator.ledger().billed()).isEqualTo(PROMPTS - unsent);
    }
  }

  private static double billedMicroUsd(EndpointSimulator simulator) {
    return (simulator.ledger().inputTokens() + simulator.ledger().outputTokens())
        * MICRO_USD_PER_TOKEN;
  }

  private String[] arguments(EndpointSimulator simulator) {
    return new String[] {
      "--prompts",
      directory.resolve("prompts").toString(),
      "--output",
      directory.resolve("out").toString(),
      "--run.id",
      "two-task-managers",
      "--inference.journal",
      directory.resolve("journal").toString(),
      "--inference.endpoint",
      simulator.uri() + "/v1",
      "--inference.model",
      "llama-3.1-8b",
      "--inference.budget",
      "0.01"
    };
  }

  /** Two files, so that both subtasks have work. */
  private void writePrompts() throws IOException {
    Files.createDirectory(directory.resolve("prompts"));
    JsonLines<Prompt> encoder = new JsonLines<>();
    for (int file = 0; file < 2; file++) {
      try (OutputStream out =
          Files.newOutputStream(directory.resolve("prompts/" + file + ".jsonl"))) {
        for (int i = file; i < PROMPTS; i += 2) {
          encoder.encode(prompt(i), out);
        }
      }
    }
  }

  private static Prompt prompt(int number) {
    return Prompt.newBuilder()
        .setTenantId("acme")
        .setPromptId("prompt-" + number)
        .setTask("bulk")
        .setMessages(List.of(new ChatMessage(Role.USER, "Say thanks, variation " + number)))
        .setMaxTokens(64)
        .build();
  }

  private List<String> lines(String folder) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory.resolve(folder))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          lines.addAll(Files.readAllLines(file));
        }
      }
    }
    return lines;
  }
}
