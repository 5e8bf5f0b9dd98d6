package com.thriviohr.emr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.jobs.BulkInferenceJob;
import com.thriviohr.jobs.pipeline.JobsLeftBehind;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.udfs.simulator.EndpointSimulator;
import com.thriviohr.udfs.simulator.SimulatorSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The role of the inference jobs may do what their SDK calls do, and nothing that none does. */
@Timeout(180)
class PoliciesITCase {
  private static final int PROMPTS = 120;

  /** Operations whose action has another name. */
  private static final Map<String, String> ACTIONS =
      Map.of(
          "s3:ListObjectsV2", "s3:ListBucket",
          "bedrockruntime:Converse", "bedrock:InvokeModel",
          "sagemakerruntime:InvokeEndpoint", "sagemaker:InvokeEndpoint");

  /** Actions that no call of the SDK is named after, and why they are allowed. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "sagemaker:AddTags", "asked for by CreateTransformJob with tags",
          "bedrock:TagResource", "asked for by CreateModelInvocationJob with tags",
          "iam:PassRole", "the role that Bedrock takes",
          "secretsmanager:GetSecretValue", "tokens named by secretsmanager:",
          "s3:GetBucketLocation", "Flink's S3 file system",
          "s3:DeleteObject", "Flink's S3 file system",
          "s3:AbortMultipartUpload", "Flink's S3 file system");

  private static final String CATALOG =
      """
      version: 2026-11-26
      models:
        own: {id: own, input_usd_per_million: 1, output_usd_per_million: 1, priced_at: 2026-11-26}
        claude: {id: anthropic.claude-haiku-4-5-20251001-v1:0, input_usd_per_million: 1,
                 output_usd_per_million: 1, priced_at: 2026-11-26}
      endpoints:
        sagemaker: {kind: sagemaker, endpoint_name: e, model: own, schema: chat, url: "SIM", credentials: none}
        bedrock: {kind: bedrock, region: eu-central-1, model: claude, url: "SIM", credentials: none}
        transform: {kind: sagemaker_batch, model: own, model_name: m, url: "SIM", s3_url: "SIM/s3",
                    work: "s3://company/work", instance_type: ml.g5.2xlarge, usd_per_hour: 1,
                    poll: 100ms, expected: 1s, credentials: none, tags: {a: b}}
        batch: {kind: bedrock_batch, model: claude, url: "SIM", s3_url: "SIM/s3",
                work: "s3://company/work", role_arn: "arn:aws:iam::123456789012:role/batch",
                poll: 100ms, expected: 1s, credentials: none, tags: {a: b}}
      routes:
        sagemaker: {endpoints: [sagemaker]}
        bedrock: {endpoints: [bedrock]}
        transform: {endpoints: [transform, sagemaker]}
        batch: {endpoints: [batch, bedrock]}
      default_route: sagemaker
      """;

  @TempDir Path folder;

  private void run(String name, String route, EndpointSimulator simulator, String... more)
      throws Exception {
    BulkConfig config = config(name, route, simulator, more);
    PrintStream out = new PrintStream(PrintStream.nullOutputStream());
    BulkInferenceJob.run(config, out);
    assertThatThrownBy(
        () ->
            JobsLeftBehind.watch(
                config.inference(),
                out,
                () -> {
                  throw new IOException("cancelled");
                }));
  }

  private BulkConfig config(String name, String route, EndpointSimulator simulator, String... more)
      throws IOException {
    Path catalog = folder.resolve("catalog.yaml");
    Files.writeString(catalog, CATALOG.replace("SIM", simulator.uri().toString()));
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.addAll(List.of("--prompts", folder.resolve("prompts.jsonl").toString()));
    arguments.addAll(List.of("--output", folder.resolve(name).toString(), "--run.id", name));
    arguments.addAll(List.of("--inference.catalog", catalog.toString()));
    arguments.addAll(List.of("--inference.route", route));
    return BulkConfig.from(arguments.toArray(new String[0]));
  }

  @Test
  void allowsWhatTheCallsDoAndNothingElse() throws Exception {
    // Given: every kind of endpoint, asked; and jobs that do not end in time
    Files.write(
        folder.resolve("prompts.jsonl"),
        IntStream.range(0, PROMPTS)
            .mapToObj(i -> "{\"prompt_id\":\"p%d\",\"prompt\":\"Say %d\"}".formatted(i, i))
            .toList());
    try (EndpointSimulator simulator =
        EndpointSimulator.start(SimulatorSettings.builder().build())) {
      for (String route : List.of("sagemaker", "bedrock", "transform", "batch")) {
        run(route, route, simulator);
      }
    }
    stopJobsThatAreLate();

    // When
    Set<String> called =
        RecordedCalls.all().stream().map(PoliciesITCase::action).collect(Collectors.toSet());
    Set<String> allowed = new TreeSet<>();
    for (String policy : List.of("NudgesPolicy", "PlatformPolicy")) {
      Templates.statements("access", policy).stream()
          .filter(statement -> statement.path("Effect").asText().equals("Allow"))
          .forEach(statement -> allowed.addAll(Templates.texts(statement.path("Action"))));
    }

    // Then
    assertThat(allowed).containsAll(called);
    Set<String> unused = new TreeSet<>(allowed);
    unused.removeAll(called);
    unused.removeIf(action -> OTHERS.containsKey(action) || action.startsWith("kms:"));
    assertThat(unused).as("allowed, and called by none").isEmpty();
  }

  private void stopJobsThatAreLate() throws Exception {
    try (EndpointSimulator slow =
        EndpointSimulator.start(
            SimulatorSettings.builder().jobStart(Duration.ofHours(1)).build())) {
      for (String route : List.of("transform", "batch")) {
        run(
            route + "-stopped",
            route,
            slow,
            "--inference.deadline",
            "4 s",
            "--inference.deadline-margin",
            "1 s");
      }
    }
  }

  private static String action(String call) {
    String name = call.replaceFirst("^\\w+ ?\\w*:", "");
    String service = call.substring(0, call.indexOf(':')).replace(" ", "").toLowerCase(Locale.ROOT);
    return ACTIONS.getOrDefault(service + ":" + name, service + ":" + name);
  }
}
