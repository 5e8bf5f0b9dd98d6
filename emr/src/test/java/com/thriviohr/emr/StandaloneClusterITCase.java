package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.jobs.FineTuningDatasetJob;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.udfs.simulator.Capacity;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The fat jar, submitted with {@code flink run} to a real Flink of several processes. */
@Timeout(300)
@ExtendWith(NeedsFlink.class)
class StandaloneClusterITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PROMPTS = 600;
  private static final int CONCURRENCY = 16;

  private static final String CATALOG =
      """
      version: 2026-11-25
      models:
        dear: {id: dear, input_usd_per_million: 100, output_usd_per_million: 100,
               priced_at: 2026-11-25}
      endpoints:
        server: {kind: openai, url: "http://localhost:8000/v1", model: dear}
      routes:
        all: {endpoints: [server]}
      default_route: all
      """;

  @TempDir static Path directory;
  private static FlinkCluster cluster;

  @BeforeAll
  static void startCluster() throws Exception {
    new SampleCompany(new SampleSettings(3, 60, 4_000, LocalDate.of(2026, 11, 22)))
        .writeTo(directory.resolve("in"));
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
    cluster = new FlinkCluster(NeedsFlink.home(), directory.resolve("flink"));
    cluster.startTaskManager();
    cluster.startTaskManager();
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @Test
  void datasetHasTheBytesOfTheInProcessRun() throws Exception {
    // Given
    cluster.awaitSlots(2);
    FineTuningDatasetJob.run(
        DatasetConfig.from(dataset("in-process")), new PrintStream(PrintStream.nullOutputStream()));
    // When
    Process client =
        cluster.submit("dataset", "com.thriviohr.jobs.FineTuningDatasetJob", dataset("on-cluster"));
    // Then
    assertThat(client.waitFor()).as(cluster.log("dataset")).isZero();
    assertThat(digests("on-cluster/jumpstart"))
        .isNotEmpty()
        .isEqualTo(digests("in-process/jumpstart"));
    assertThat(digests("on-cluster/hf")).isNotEmpty().isEqualTo(digests("in-process/hf"));
  }

  @Test
  void losesNoPromptWithATaskManager() throws Exception {
    // Given
    cluster.awaitSlots(2);
    writePrompts();
    try (EndpointSimulator simulator = slowServer()) {
      Process client = bulk("bulk", simulator);
      // When
      while (simulator.ledger().requests() < PROMPTS / 2 && client.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      cluster.killAny();
      // Then
      assertThat(client.waitFor()).as(cluster.log("bulk")).isZero();
      assertThat(cluster.log("bulk")).contains("answered " + PROMPTS);
      assertThat(answered()).containsExactlyInAnyOrderElementsOf(ids());
      assertThat(directory.resolve("bulk/_SUCCESS")).exists();
      assertThat(simulator.ledger().billed()).isGreaterThanOrEqualTo(PROMPTS);
    }
  }

  @Test
  void spendsNoMoreThanTheBudgetWhenATaskManagerIsLost() throws Exception {
    // Given: money for about two prompts of three
    cluster.awaitSlots(2);
    writePrompts();
    Files.writeString(directory.resolve("catalog.yaml"), CATALOG);
    try (EndpointSimulator simulator = slowServer()) {
      Process client =
          bulk(
              "budget",
              simulator,
              "--run.id",
              "budget-night",
              "--inference.journal",
              directory.resolve("journal").toString(),
              "--inference.budget",
              "1.00",
              "--inference.catalog",
              directory.resolve("catalog.yaml").toString(),
              "--inference.model",
              "dear");
      // When
      while (simulator.ledger().billed() < PROMPTS / 4 && client.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      cluster.killAny();
      // Then
      assertThat(client.waitFor()).as(cluster.log("budget")).isZero();
      JsonNode receipt = MAPPER.readTree(directory.resolve("budget/receipt.json").toFile());
      assertThat(receipt.path("outcome").asText()).isEqualTo("budget_reached");
      // The 32 calls that were under way when all started again count at their most, 0.01 each.
      assertThat(billedUsd(simulator)).isBetween(0.5, 1.0);
      assertThat(receipt.at("/prompts/answered").asInt() + receipt.at("/prompts/unsent").asInt())
          .isEqualTo(PROMPTS);
    }
  }

  private static double billedUsd(EndpointSimulator simulator) {
    return (simulator.ledger().inputTokens() + simulator.ledger().outputTokens()) * 100 / 1e6;
  }

  @Test
  void saysWhatIsWrongAndFails() throws Exception {
    // Given
    String missing = directory.resolve("nowhere").toString();
    // When
    Process client =
        cluster.submit(
            "refused",
            "com.thriviohr.jobs.BulkInferenceJob",
            "--prompts",
            missing,
            "--output",
            directory.resolve("refused").toString());
    // Then
    assertThat(client.waitFor()).isNotZero();
    assertThat(cluster.log("refused")).contains("--prompts '" + missing + "' does not exist");
    assertThat(directory.resolve("refused")).doesNotExist();
  }

  private static EndpointSimulator slowServer() {
    return EndpointSimulator.start(
        SimulatorSettings.builder()
            .capacity(Capacity.defaults().withSlots(CONCURRENCY).withDecodeTokensPerSecond(40))
            .build());
  }

  /** Submits a bulk run; its name is that of its log and of its output folder. */
  private static Process bulk(String name, EndpointSimulator simulator, String... more)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of("--prompts", directory.resolve("prompts.jsonl").toString()));
    arguments.addAll(List.of("--output", directory.resolve(name).toString()));
    arguments.addAll(List.of("--inference.endpoint", simulator.uri() + "/v1"));
    arguments.addAll(List.of("--inference.concurrency", String.valueOf(CONCURRENCY)));
    arguments.addAll(List.of(more));
    return cluster.submit(
        name, "com.thriviohr.jobs.BulkInferenceJob", arguments.toArray(new String[0]));
  }

  private static String[] dataset(String output) {
    return new String[] {
      "--messages", directory.resolve("in/messages.jsonl").toString(),
      "--roster", directory.resolve("in/roster.jsonl").toString(),
      "--output", directory.resolve(output).toString(),
      "--anonymise.key", "file:" + directory.resolve("key")
    };
  }

  private static List<String> ids() {
    return IntStream.range(0, PROMPTS).mapToObj(i -> "p" + i).toList();
  }

  private static void writePrompts() throws IOException {
    List<String> lines = new ArrayList<>();
    for (String id : ids()) {
      lines.add(
          "{\"tenant_id\":\"t\",\"prompt_id\":\"%s\",\"task\":\"bulk\",\"max_tokens\":20,\"messages\":[{\"role\":\"user\",\"content\":\"Say %s\"}]}"
              .formatted(id, id));
    }
    Files.write(directory.resolve("prompts.jsonl"), lines);
  }

  private static List<String> answered() throws IOException {
    List<String> ids = new ArrayList<>();
    for (Path file : files("bulk/jsonl")) {
      for (String line : Files.readAllLines(file)) {
        ids.add(MAPPER.readTree(line).path("prompt_id").asText());
      }
    }
    return ids;
  }

  /** Path to SHA-256 of every file. */
  private static Map<String, String> digests(String folder) throws Exception {
    Map<String, String> digests = new TreeMap<>();
    for (Path file : files(folder)) {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
      digests.put(
          directory.resolve(folder).relativize(file).toString(), HexFormat.of().formatHex(digest));
    }
    return digests;
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> paths = Files.walk(directory.resolve(folder))) {
      return paths.filter(Files::isRegularFile).sorted().toList();
    }
  }
}
