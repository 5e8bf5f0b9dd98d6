package com.thriviohr.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.jobs.pipeline.InferenceRunCounts;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.FaultPlan;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The bulk job over files and real HTTP. */
@Timeout(180)
class BulkInferenceJobITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PROMPTS = 400;
  private static final List<String> IDS =
      IntStream.range(0, PROMPTS).mapToObj(i -> "p" + i).toList();

  @TempDir static Path directory;

  @BeforeAll
  static void writePrompts() throws IOException {
    Files.write(
        directory.resolve("prompts.jsonl"),
        IDS.stream()
            .map(
                id ->
                    "{\"tenant_id\":\"t\",\"prompt_id\":\"%s\",\"task\":\"bulk\",\"max_tokens\":20,\"messages\":[{\"role\":\"user\",\"content\":\"Say %s\"}]}"
                        .formatted(id, id))
            .toList());
  }

  @Test
  void everyPromptEndsOnceUnderFaults() throws Exception {
    // Given
    FaultPlan faults =
        FaultPlan.parse(
            "throttle=0.05,unavailable=0.05,internal=0.05,model-error=0.05,reset=0.05,truncate=0.05,"
                + "malformed=0.05,html=0.05,empty=0.05,filter=0.05,bad-request=0.05");
    try (EndpointSimulator simulator =
        EndpointSimulator.start(SimulatorSettings.builder().seed(1).faults(faults).build())) {
      // When
      Counts counts = run("faults", simulator.uri() + "/v1");
      // Then
      List<String> answered = ids("faults/jsonl", "prompt_id");
      List<String> dead = ids("faults/dead-letters", "record_id");
      assertThat(Stream.concat(answered.stream(), dead.stream()).toList())
          .containsExactlyInAnyOrderElementsOf(IDS);
      assertThat(answered).hasSizeGreaterThan(PROMPTS / 2);
      assertThat(dead).hasSizeGreaterThan(PROMPTS / 20);
      assertThat(new InferenceRunCounts(counts).isBalanced()).isTrue();
      assertThat(directory.resolve("faults/_SUCCESS")).exists();
    }
  }

  @Test
  void refusesToStartWhenTheServerRefusesConnections() throws Exception {
    // Given
    String nobody = "http://127.0.0.1:" + freePort() + "/v1";
    // When
    Optional<InvalidInputException> refused = refusal(() -> run("nobody", nobody));
    // Then
    assertThat(refused)
        .get()
        .extracting(Throwable::getMessage)
        .asString()
        .contains(nobody, "start it");
    assertThat(directory.resolve("nobody/_SUCCESS")).doesNotExist();
    assertThat(directory.resolve("nobody/manifest.json")).doesNotExist();
  }

  @Test
  void publishesNothingWhenNoPromptWasAnswered() throws Exception {
    // Given
    FaultPlan denied = FaultPlan.parse("forbidden=always");
    try (EndpointSimulator simulator =
        EndpointSimulator.start(SimulatorSettings.builder().faults(denied).build())) {
      // When
      Optional<InvalidInputException> refused =
          refusal(() -> run("denied", simulator.uri() + "/v1"));
      // Then
      assertThat(refused)
          .get()
          .extracting(Throwable::getMessage)
          .asString()
          .contains(
              "Not one of 400 prompts", "ACCESS_DENIED=", "ENDPOINT_STOPPED=", "dead-letters");
      assertThat(simulator.ledger().requests()).as("not prompt by prompt").isLessThan(100);
      assertThat(directory.resolve("denied/_SUCCESS")).doesNotExist();
    }
  }

  @Test
  void looksAtEveryRouteAndSendsNothing() throws Exception {
    // Given
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String[] arguments = {
      "--prompts",
      directory.resolve("prompts.jsonl").toString(),
      "--output",
      directory.resolve("dry").toString(),
      "--dry-run",
      "true",
      "--inference.deadline",
      "3 h"
    };

    // When
    BulkInferenceJob.run(BulkConfig.from(arguments), new PrintStream(out, true, UTF_8));

    // Then
    assertThat(out.toString(UTF_8))
        .contains("Estimate for 400 prompts; nothing is sent")
        .containsPattern("standard +sagemaker-llama +400 +[1-9],")
        .containsPattern("offline-bedrock +bedrock-batch-haiku +0 .* about 1440 min")
        .containsPattern("quality +bedrock-haiku .* at least \\d+ min by its quotas");
    assertThat(directory.resolve("dry")).doesNotExist();
  }

  @Test
  void answersAnOpenAiBatchInKind() throws Exception {
    // Given
    String line =
        "{\"custom_id\":\"%s\",\"method\":\"POST\",\"url\":\"/v1/chat/completions\",\"body\":"
            + "{\"model\":\"m\",\"max_tokens\":20,%s\"messages\":[{\"role\":\"user\",\"content\":\"Say hi\"}]}}";
    Path batch = directory.resolve("batch.jsonl");
    List<String> lines = new ArrayList<>();
    IDS.subList(0, 40).forEach(id -> lines.add(line.formatted(id, "")));
    lines.add(line.formatted("unread", "\"n\":2,"));
    Files.write(batch, lines);
    FaultPlan faults = FaultPlan.parse("bad-request=0.2");
    try (EndpointSimulator simulator =
        EndpointSimulator.start(SimulatorSettings.builder().seed(1).faults(faults).build())) {
      // When
      run(
          "batch",
          simulator.uri() + "/v1",
          "--prompts",
          batch.toString(),
          "--output.format",
          "openai-batch",
          "--input.max-unreadable",
          "0.1");
      // Then
      assertThat(ids("batch/openai-batch", "custom_id"))
          .containsExactlyInAnyOrderElementsOf(IDS.subList(0, 40));
      assertThat(ids("batch/openai-batch", "error").stream().filter(String::isEmpty).count())
          .as("errors are objects")
          .isBetween(1L, 30L);
      assertThat(ids("batch/dead-letters", "reason"))
          .contains("UNSUPPORTED_FIELD", "INVALID_REQUEST");
      assertThat(directory.resolve("batch/_SUCCESS")).exists();
    }
  }

  private static Counts run(String output, String endpoint, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--output",
                directory.resolve(output).toString(),
                "--inference.endpoint",
                endpoint,
                "--inference.max-attempts",
                "3"));
    arguments.addAll(
        more.length > 0
            ? List.of(more)
            : List.of("--prompts", directory.resolve("prompts.jsonl").toString()));
    return BulkInferenceJob.run(
        BulkConfig.from(arguments.toArray(new String[0])),
        new PrintStream(PrintStream.nullOutputStream()));
  }

  private static Optional<InvalidInputException> refusal(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable job) {
    return ExceptionUtils.findThrowable(catchThrowable(job), InvalidInputException.class);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> ids(String folder, String field) throws IOException {
    List<String> ids = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(directory.resolve(folder))) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        for (String line : Files.readAllLines(file)) {
          ids.add(MAPPER.readTree(line).path(field).asText());
        }
      }
    }
    return ids;
  }
}
