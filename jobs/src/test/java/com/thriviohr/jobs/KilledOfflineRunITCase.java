package com.thriviohr.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.udfs.simulator.Capacity;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kills a run whose prompts are with jobs, twice, and starts it again under its id. */
@Timeout(240)
class KilledOfflineRunITCase {
  private static final int PROMPTS = 1_000;

  @TempDir Path directory;
  private EndpointSimulator simulator;

  @BeforeEach
  void write() throws IOException {
    simulate(Duration.ofSeconds(1));
    Files.write(
        directory.resolve("prompts.jsonl"),
        IntStream.range(0, PROMPTS)
            .mapToObj(
                i ->
                    "{\"prompt_id\":\"p-%d\",\"prompt\":\"Say %d\",\"max_tokens\":20}"
                        .formatted(i, i))
            .toList());
  }

  private void simulate(Duration jobStart) throws IOException {
    simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder()
                .capacity(Capacity.defaults().withSlots(64).withDecodeTokensPerSecond(400))
                .jobStart(jobStart)
                .build());
    writeCatalog();
  }

  private void writeCatalog() throws IOException {
    Files.writeString(
        directory.resolve("catalog.yaml"),
        """
        version: 2026-11-25
        models:
          own: {id: own, input_usd_per_million: 10, output_usd_per_million: 10,
                priced_at: 2026-11-25}
        endpoints:
          jobs: {kind: sagemaker_batch, model: own, model_name: llama, url: "SIM",
                 work: "s3://company/work", s3_url: "SIM/s3", instance_type: ml.g5.2xlarge,
                 usd_per_hour: 0, credentials: none, records_per_job: 250, poll: 100ms}
          online: {kind: openai, model: own, url: "SIM/v1"}
        routes:
          jobs: {endpoints: [jobs, online]}
        default_route: jobs
        """
            .replace("SIM", simulator.uri().toString()));
  }

  private Process start(String... further) throws IOException {
    List<String> arguments = new ArrayList<>(List.of(further));
    arguments.addAll(
        List.of(
            "--prompts", directory.resolve("prompts.jsonl").toString(),
            "--output", directory.resolve("out").toString(),
            "--overwrite", "true",
            "--run.id", "night",
            "--inference.journal", directory.resolve("journal").toString(),
            "--inference.budget", "5.00",
            "--inference.catalog", directory.resolve("catalog.yaml").toString()));
    return JobProcess.start(directory, arguments);
  }

  private void killOnceBilled(Process job, int calls) throws Exception {
    while (simulator.ledger().billed() < calls && job.isAlive()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    job.destroyForcibly().waitFor();
  }

  @Test
  void paysForNoJobTwice() throws Exception {
    try (EndpointSimulator running = simulator) {
      // Given: killed while the jobs work, and again when all are done
      killOnceBilled(start(), 1);
      killOnceBilled(start(), PROMPTS);

      // When
      int exit = start().waitFor();

      // Then
      assertThat(exit).as(Files.readString(directory.resolve("job.out"))).isZero();
      assertThat(running.ledger().billed()).isEqualTo(PROMPTS);
      JsonNode receipt =
          new ObjectMapper().readTree(directory.resolve("out/receipt.json").toFile());
      assertThat(receipt.at("/prompts/answered").asInt()).isEqualTo(PROMPTS);
      assertThat(receipt.at("/by/endpoint/jobs/answers").asInt()).isEqualTo(PROMPTS);
      long tokens = running.ledger().inputTokens() + running.ledger().outputTokens();
      assertThat(receipt.at("/cost_usd/total").decimalValue().movePointRight(6).longValue())
          .isEqualTo(10 * tokens);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "false, Remote jobs of run 'night' that go on and are paid:, InProgress",
    "true, Remote jobs of run 'night' that were stopped:, Stopped"
  })
  void saysWhatBecomesOfItsJobsWhenItIsInterrupted(String stop, String said, String status)
      throws Exception {
    // Given: jobs that wait for an hour
    simulator.close();
    simulate(Duration.ofHours(1));
    try (EndpointSimulator running = simulator) {
      Process job = start("--inference.stop-jobs", stop);
      while (transformJobs(running).isEmpty() && job.isAlive()) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }

      // When
      job.destroy();
      job.waitFor();

      // Then
      assertThat(Files.readString(directory.resolve("job.out"))).contains(said);
      assertThat(transformJobs(running)).isNotEmpty().containsOnly(status);
    }
  }

  /** The states of all jobs, as the service tells them. */
  private static List<String> transformJobs(EndpointSimulator simulator) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(simulator.uri())
            .header("X-Amz-Target", "SageMaker.ListTransformJobs")
            .header("Content-Type", "application/x-amz-json-1.1")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    String page =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    return new ObjectMapper().readTree(page).findValuesAsText("TransformJobStatus");
  }
}
