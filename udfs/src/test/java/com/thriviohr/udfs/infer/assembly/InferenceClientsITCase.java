package com.thriviohr.udfs.infer.assembly;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.ScriptedServer;
import com.thriviohr.udfs.infer.ScriptedServer.Request;
import com.thriviohr.udfs.infer.ScriptedServer.Response;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole chain as the factory builds it, over real HTTP. */
@Timeout(60)
class InferenceClientsITCase {
  private static final InferenceSettings SETTINGS =
      InferenceSettings.of(new Configuration().set(InferenceOptions.MAX_ATTEMPTS, 2));

  private final InferenceMetrics metrics = new InferenceMetrics();

  private static InferenceCatalog catalog(ScriptedServer server, String credentials) {
    return InferenceCatalog.parse(
        """
        version: 2026-11-23
        models:
          own: {id: own-8b, input_usd_per_million: 0, output_usd_per_million: 0, priced_at: 2026-11-01}
          haiku: {id: haiku-id, input_usd_per_million: 1, output_usd_per_million: 5, priced_at: 2026-11-01}
        endpoints:
          own: {kind: sagemaker, endpoint_name: own, url: "URL", credentials: none, model: own}
          bedrock: {kind: bedrock, url: "URL", credentials: CREDENTIALS, model: haiku}
        routes:
          standard: {endpoints: [own, bedrock]}
          bedrock-only: {endpoints: [bedrock]}
          compare: {endpoints: [own, bedrock], weights: {bedrock: 1}}
        default_route: standard
        """
            .replace("URL", server.uri().toString())
            .replace("CREDENTIALS", credentials),
        "test.yaml");
  }

  /** SageMaker is down, Bedrock answers. */
  private static Response answer(Request request) {
    return request.path().startsWith("/endpoints/")
        ? new Response(503, Map.of("x-amzn-ErrorType", "ServiceUnavailable"), "{}")
        : Response.json(
            "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hi\"}]}},"
                + "\"stopReason\":\"end_turn\",\"usage\":{\"inputTokens\":100,\"outputTokens\":20,"
                + "\"totalTokens\":120},\"metrics\":{\"latencyMs\":1}}");
  }

  @Test
  void fallsBackAfterRetriesAndAccountsForEveryCall() throws Exception {
    try (ScriptedServer server = new ScriptedServer(InferenceClientsITCase::answer);
        InferenceClient client =
            InferenceClients.open(SETTINGS, catalog(server, "none"), metrics)) {
      // When
      Completion completion = client.complete(prompt("p-1")).toCompletableFuture().join();

      // Then
      assertThat(completion.getEndpoint()).isEqualTo("bedrock");
      assertThat(completion.getRoute()).isEqualTo("standard");
      assertThat(completion.getModel()).isEqualTo("haiku-id");
      assertThat(completion.getAttempts()).isEqualTo(3);
      assertThat(completion.getCostMicroUsd()).isEqualTo(200);
      assertThat(server.requests()).hasSize(3);
      assertThat(metrics.sentSum()).isEqualTo(3);
      assertThat(metrics.retriedSum()).isEqualTo(1);
      assertThat(metrics.costMicroUsdSum()).isEqualTo(200);
      assertThat(metrics.failures()).isEqualTo(Map.of(FailureKind.SERVICE_UNAVAILABLE, 2L));
    }
  }

  @Test
  void putsChosenVariantFirst() throws Exception {
    try (ScriptedServer server = new ScriptedServer(InferenceClientsITCase::answer);
        InferenceClient client =
            InferenceClients.open(SETTINGS, catalog(server, "none"), metrics)) {
      // Given
      Prompt prompt = prompt("p-1");
      prompt.setRoute("compare");

      // When
      Completion completion = client.complete(prompt).toCompletableFuture().join();

      // Then
      assertThat(completion.getVariant()).isEqualTo("bedrock");
      assertThat(completion.getAttempts()).isEqualTo(1);
    }
  }

  @Test
  void missingAwsCredentialsAreAccessDenied() throws Exception {
    System.setProperty("aws.disableEc2Metadata", "true");
    System.setProperty("aws.sharedCredentialsFile", "/no/such/credentials");
    System.setProperty("aws.configFile", "/no/such/config");
    try (ScriptedServer server = new ScriptedServer(InferenceClientsITCase::answer);
        InferenceClient client = InferenceClients.open(SETTINGS, catalog(server, "aws"), metrics)) {
      // Given
      Prompt prompt = prompt("p-1");
      prompt.setRoute("bedrock-only");

      // When
      InferenceException failure =
          client
              .complete(prompt)
              .handle((completion, thrown) -> Calls.failure(thrown))
              .toCompletableFuture()
              .join();

      // Then
      assertThat(failure.kind()).isEqualTo(FailureKind.ACCESS_DENIED);
      assertThat(failure.attempts()).isEqualTo(1);
      assertThat(server.requests()).isEmpty();
    } finally {
      System.clearProperty("aws.disableEc2Metadata");
      System.clearProperty("aws.sharedCredentialsFile");
      System.clearProperty("aws.configFile");
    }
  }

  @Test
  void cancelsCallsInFlightOnClose() throws Exception {
    CompletableFuture<Void> release = new CompletableFuture<>();
    try (ScriptedServer server =
        new ScriptedServer(
            request -> {
              release.join();
              return answer(request);
            })) {
      // Given
      InferenceClient client = InferenceClients.open(SETTINGS, catalog(server, "none"), metrics);
      CompletableFuture<Completion> call = client.complete(prompt("p-1")).toCompletableFuture();

      // When
      client.close();

      // Then
      assertThat(call).isCancelled();
      release.complete(null);
    }
  }

  @Test
  void spreadsAnEndpointOverItsServersAndMovesAwayFromADeadOne() throws Exception {
    // Given
    String answer =
        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},"
            + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":9,"
            + "\"completion_tokens\":3,\"total_tokens\":12}}";
    try (ScriptedServer leaving =
            new ScriptedServer(
                request -> new Response(503, Map.of("x-endpoint-draining", "true"), "{}"));
        ScriptedServer well = new ScriptedServer(request -> Response.json(answer));
        InferenceClient client = InferenceClients.open(SETTINGS, pool(leaving, well), metrics)) {
      // When
      List<Completion> completions =
          IntStream.range(0, 20)
              .mapToObj(i -> client.complete(prompt("p-" + i)).toCompletableFuture())
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();

      // Then
      assertThat(completions)
          .allSatisfy(completion -> assertThat(completion.getAttempts()).isEqualTo(1))
          .allSatisfy(completion -> assertThat(completion.getEndpoint()).isEqualTo("gpu"));
      assertThat(well.requests()).hasSize(20);
      assertThat(metrics.retriedSum()).isZero();
    }
  }

  private static InferenceCatalog pool(ScriptedServer one, ScriptedServer two) {
    return InferenceCatalog.parse(
        """
        version: 2026-11-23
        models:
          m: {id: m, input_usd_per_million: 0, output_usd_per_million: 0, priced_at: 2026-11-01}
        endpoints:
          gpu: {kind: openai, urls: ["ONE", "TWO"], model: m}
        routes:
          r: {endpoints: [gpu]}
        default_route: r
        """
            .replace("ONE", one.uri().toString())
            .replace("TWO", two.uri().toString()),
        "test.yaml");
  }

  @Test
  void namesUnsetTokenVariable() {
    // Given
    InferenceCatalog catalog =
        InferenceCatalog.parse(
            """
            version: 2026-11-23
            models:
              m: {id: m, input_usd_per_million: 0, output_usd_per_million: 0, priced_at: 2026-11-01}
            endpoints:
              gpu: {kind: openai, url: "http://localhost:1/v1", model: m, credentials: "env:NO_SUCH_TOKEN"}
            routes:
              r: {endpoints: [gpu]}
            default_route: r
            """,
            "test.yaml");

    // When
    assertThatThrownBy(() -> InferenceClients.open(SETTINGS, catalog, metrics))
        // Then
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContainingAll("'gpu'", "NO_SUCH_TOKEN", "set it where the job is started");
  }
}
