package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.udfs.simulator.Capacity;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  private ApplicationCluster bulk() throws Exception {
    return new ApplicationCluster(
        NeedsFlink.home(),
        directory.resolve("flink"),
        s3.configuration(),
        "com.thriviohr.jobs.BulkInferenceJob",
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
