package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.sample.SampleCompany;
import com.thriviohr.datasets.sample.SampleSettings;
import com.thriviohr.emr.environment.ManagedJar;
import com.thriviohr.udfs.simulator.Capacity;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The fat jar in application mode, with prompts, answers and journal on S3 through the plugin. */
@Timeout(300)
@ExtendWith(NeedsFlink.class)
class ApplicationModeITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int PROMPTS = 600;
  private static final int CONCURRENCY = 16;

  @TempDir Path directory;
  private S3Server s3;
  private EndpointSimulator simulator;

  /** As Managed Service for Apache Flink does it: no plugin, the file system in the jar. */
  private boolean managed;

  @BeforeEach
  void start() throws Exception {
    s3 = new S3Server();
    s3.put("prompts.jsonl", prompts().getBytes(StandardCharsets.UTF_8));
    simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder()
                .capacity(Capacity.defaults().withSlots(CONCURRENCY).withDecodeTokensPerSecond(40))
                .build());
  }

  @AfterEach
  void stop() throws Exception {
    simulator.close();
    s3.close();
  }

  private static String prompts() {
    return IntStream.range(0, PROMPTS)
        .mapToObj(
            i ->
                "{\"prompt_id\":\"p%d\",\"prompt\":\"Say %d\",\"max_tokens\":20}\n".formatted(i, i))
        .collect(Collectors.joining());
  }

  private ApplicationCluster run(String job, String... arguments) throws Exception {
    return new ApplicationCluster(
        NeedsFlink.home(),
        directory.resolve("flink"),
        managed ? managedJar() : Path.of(System.getProperty("thrivio.jar")),
        managed,
        s3.configuration(),
        "com.thriviohr.jobs." + job,
        arguments);
  }

  private Path managedJar() throws IOException {
    Path jar = directory.resolve("thrivio-jobs-managed.jar");
    ManagedJar.write(Path.of(System.getProperty("thrivio.jar")).getParent(), jar);
    return jar;
  }

  private ApplicationCluster bulk() throws Exception {
    return run(
        "BulkInferenceJob",
        "--prompts",
        "s3a://company/prompts.jsonl",
        "--output",
        "s3a://company/out",
        "--inference.journal",
        "s3a://company/journal",
        "--inference.endpoint",
        simulator.uri() + "/v1",
        "--inference.concurrency",
        String.valueOf(CONCURRENCY));
  }

  @Test
  void goesOnWhereALostJobManagerStopped() throws Exception {
    try (ApplicationCluster cluster = bulk()) {
      // When
      while (simulator.ledger().billed() < PROMPTS / 3 && cluster.isAlive()) {
        TimeUnit.MILLISECONDS.sleep(20);
      }
      cluster.killJobManager();
      cluster.startJobManager();
      int exit = cluster.waitFor();

      // Then: nobody but the application has published, and what was under way is all that is paid
      // twice
      assertThat(exit).as(cluster.log()).isZero();
      assertThat(s3.names()).contains("out/_SUCCESS", "out/receipt.json");
      assertThat(answered()).containsExactlyInAnyOrderElementsOf(ids());
      assertThat(simulator.ledger().billed()).isBetween((long) PROMPTS, PROMPTS + 4L * CONCURRENCY);
    }
  }

  @Test
  void runsTheDatasetJob() throws Exception {
    // Given
    putCompany();
    Files.writeString(directory.resolve("key"), "0123456789abcdef0123456789abcdef");
    // When
    try (ApplicationCluster cluster =
        run(
            "FineTuningDatasetJob",
            "--messages",
            "s3a://company/messages.jsonl",
            "--roster",
            "s3a://company/roster.jsonl",
            "--output",
            "s3a://company/out",
            "--anonymise.key",
            "file:" + directory.resolve("key"))) {
      int exit = cluster.waitFor();
      // Then
      assertThat(exit).as(cluster.log()).isZero();
      assertThat(s3.names())
          .contains("out/_SUCCESS", "out/manifest.json")
          .anyMatch(name -> name.matches("out/hf/.*\\.parquet"));
      assertThat(MAPPER.readTree(s3.get("out/manifest.json")).path("leaks").asInt(-1)).isZero();
    }
  }

  @Test
  void runsTheNudgeJobBySettingsOnS3WithoutAPlugin() throws Exception {
    // Given
    managed = true;
    putCompany();
    s3.put(
        "settings/nudges.properties",
        ("messages = s3a://company/messages.jsonl\nroster = s3a://company/roster.jsonl\n"
                + "inference.journal = s3a://company/journal\ninference.endpoint = "
                + simulator.uri()
                + "/v1\n")
            .getBytes(StandardCharsets.UTF_8));
    // When
    try (ApplicationCluster cluster =
        run(
            "NudgeJob",
            "--settings",
            "s3a://company/settings/nudges.properties",
            "--nudge.run-date",
            "2026-11-23",
            "--output",
            "s3a://company/out")) {
      int exit = cluster.waitFor();
      // Then
      assertThat(exit).as(cluster.log()).isZero();
      assertThat(s3.names()).contains("out/_SUCCESS", "out/receipt.json");
      assertThat(s3.names()).anyMatch(name -> name.startsWith("out/jsonl/"));
    }
  }

  private void putCompany() throws Exception {
    Path company = directory.resolve("company");
    new SampleCompany(new SampleSettings(3, 60, 2_000, LocalDate.of(2026, 11, 22)))
        .writeTo(company);
    for (String name : List.of("messages.jsonl", "roster.jsonl")) {
      s3.put(name, Files.readAllBytes(company.resolve(name)));
    }
  }

  private static List<String> ids() {
    return IntStream.range(0, PROMPTS).mapToObj(i -> "p" + i).toList();
  }

  private List<String> answered() throws IOException {
    List<String> ids = new ArrayList<>();
    for (String name : s3.names()) {
      if (name.matches("out/jsonl/part-.*")) {
        for (String line : s3.get(name).lines().toList()) {
          ids.add(MAPPER.readTree(line).path("prompt_id").asText());
        }
      }
    }
    return ids;
  }
}
