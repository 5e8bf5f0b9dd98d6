package com.thriviohr.udfs.infer.wire;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.ScriptedServer;
import com.thriviohr.udfs.infer.ScriptedServer.Response;
import com.thriviohr.udfs.infer.catalog.BodySchema;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.EndpointKind;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.catalog.TokenLimits;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The three clients over real HTTP, one server script per protocol and fault. */
@Timeout(60)
class WireITCase {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T06:00:00Z"), ZoneOffset.UTC);
  private static final InferenceModel MODEL =
      new InferenceModel(
          "m",
          "model-id",
          new Price(BigDecimal.ONE, BigDecimal.ONE, LocalDate.EPOCH),
          new TokenLimits(8000, 50, 1));

  private final HttpTransport transport =
      new HttpTransport(8, Duration.ofSeconds(30), ConnectionSettings.DEFAULTS);

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  private InferenceClient client(EndpointKind kind, BodySchema schema, URI url) {
    Endpoint endpoint =
        Endpoint.named("e", kind, "m")
            .url(kind == EndpointKind.OPENAI ? URI.create(url + "/v1/") : url)
            .endpointName("my-endpoint")
            .targetVariant("blue")
            .inferenceComponent("component-1")
            .schema(schema)
            .headers(Map.of("X-Team", "hr"))
            .build();
    ModelEndpoint served = new ModelEndpoint(endpoint, MODEL, CLOCK);
    return switch (kind) {
      case SAGEMAKER -> new SageMakerClient(served, Optional.of("us-east-1"), transport);
      case BEDROCK -> new BedrockClient(served, Optional.of("us-east-1"), transport);
      default -> new OpenAiClient(served, Optional.of("fake-token"), transport);
    };
  }

  private static Prompt chat() {
    Prompt prompt = prompt("p-1");
    prompt.setMessages(
        List.of(new ChatMessage(Role.SYSTEM, "Be kind"), new ChatMessage(Role.USER, "Hi")));
    prompt.setTemperature(0.5);
    return prompt;
  }

  private Completion ask(EndpointKind kind, BodySchema schema, ScriptedServer server) {
    try (InferenceClient client = client(kind, schema, server.uri())) {
      return client.complete(chat()).toCompletableFuture().join();
    }
  }

  private InferenceException failure(
      EndpointKind kind, Function<ScriptedServer.Request, Response> answer) throws Exception {
    try (ScriptedServer server = new ScriptedServer(answer)) {
      return failure(kind, server.uri());
    }
  }

  private InferenceException failure(EndpointKind kind, URI uri) {
    try (InferenceClient client = client(kind, BodySchema.CHAT, uri)) {
      return client
          .complete(chat())
          .handle((completion, thrown) -> Calls.failure(thrown))
          .toCompletableFuture()
          .join();
    }
  }

  private static final String CHAT_ANSWER =
      """
      {"choices":[{"message":{"role":"assistant","content":"Hello"},"finish_reason":"length"}],
       "usage":{"prompt_tokens":12,"completion_tokens":3,"total_tokens":15}}""";

  private static final String CONVERSE_ANSWER =
      """
      {"output":{"message":{"role":"assistant","content":[{"text":"Hel"},{"text":"lo"}]}},
       "stopReason":"%s","usage":{"inputTokens":12,"outputTokens":3,"totalTokens":15},
       "metrics":{"latencyMs":1}}""";

  private static void assertHello(Completion completion, String finishReason) {
    assertThat(completion.getText()).isEqualTo("Hello");
    assertThat(completion.getFinishReason()).isEqualTo(finishReason);
    assertThat(completion.getInputTokens()).isEqualTo(12);
    assertThat(completion.getOutputTokens()).isEqualTo(3);
    assertThat(completion.getModel()).isEqualTo("model-id");
    assertThat(completion.getEndpoint()).isEqualTo("e");
    assertThat(completion.getPromptId()).isEqualTo("p-1");
    assertThat(completion.getCompletedAt()).isEqualTo(CLOCK.instant());
  }

  @Test
  void openAiSpeaksChatCompletions() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> Response.json(CHAT_ANSWER))) {
      // When
      Completion completion = ask(EndpointKind.OPENAI, BodySchema.CHAT, server);

      // Then
      assertHello(completion, "length");
      ScriptedServer.Request request = server.requests().get(0);
      assertThat(request.path()).isEqualTo("/v1/chat/completions");
      assertThat(request.headers().get("Authorization")).containsExactly("Bearer fake-token");
      assertThat(request.headers().get("X-team")).containsExactly("hr");
      assertThat(JSON.readTree(request.body()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"model":"model-id","max_tokens":50,"temperature":0.5,"messages":[
                   {"role":"system","content":"Be kind"},{"role":"user","content":"Hi"}]}"""));
    }
  }

  @Test
  void sageMakerSpeaksChatCompletions() throws Exception {
    try (ScriptedServer server = new ScriptedServer(request -> Response.json(CHAT_ANSWER))) {
      // When
      Completion completion = ask(EndpointKind.SAGEMAKER, BodySchema.CHAT, server);

      // Then
      assertHello(completion, "length");
      ScriptedServer.Request request = server.requests().get(0);
      assertThat(request.path()).isEqualTo("/endpoints/my-endpoint/invocations");
      assertThat(request.headers().get("X-amzn-sagemaker-target-variant")).containsExactly("blue");
      assertThat(request.headers().get("X-amzn-sagemaker-inference-component"))
          .containsExactly("component-1");
      assertThat(request.headers().get("Authorization")).isNull();
      assertThat(JSON.readTree(request.body()).path("messages")).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"finish_reason", "finish reason"})
  void sageMakerSpeaksTgi(String key) throws Exception {
    String answer =
        "[{\"generated_text\":\"Hello\",\"details\":{\"%s\":\"eos_token\",\"generated_tokens\":3}}]"
            .formatted(key);
    try (ScriptedServer server = new ScriptedServer(request -> Response.json(answer))) {
      // When
      Completion completion = ask(EndpointKind.SAGEMAKER, BodySchema.TGI, server);

      // Then
      assertThat(completion.getText()).isEqualTo("Hello");
      assertThat(completion.getFinishReason()).isEqualTo("stop");
      assertThat(completion.getOutputTokens()).isEqualTo(3);
      JsonNode body = JSON.readTree(server.requests().get(0).body());
      assertThat(body.path("inputs").asText())
          .isEqualTo(
              "<|begin_of_text|><|start_header_id|>system<|end_header_id|>\n\nBe kind<|eot_id|>"
                  + "<|start_header_id|>user<|end_header_id|>\n\nHi<|eot_id|>"
                  + "<|start_header_id|>assistant<|end_header_id|>\n\n");
      assertThat(body.path("parameters").path("max_new_tokens").asInt()).isEqualTo(50);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "end_turn,stop",
    "stop_sequence,stop",
    "max_tokens,length",
    "model_context_window_exceeded,length",
    "a_new_word,a_new_word"
  })
  void bedrockSpeaksConverse(String stopReason, String finishReason) throws Exception {
    String answer = CONVERSE_ANSWER.formatted(stopReason);
    try (ScriptedServer server = new ScriptedServer(request -> Response.json(answer))) {
      // When
      Completion completion = ask(EndpointKind.BEDROCK, BodySchema.CHAT, server);

      // Then
      assertHello(completion, finishReason);
      assertThat(server.requests().get(0).path()).isEqualTo("/model/model-id/converse");
      assertThat(JSON.readTree(server.requests().get(0).body()))
          .isEqualTo(
              JSON.readTree(
                  """
                  {"system":[{"text":"Be kind"}],
                   "messages":[{"role":"user","content":[{"text":"Hi"}]}],
                   "inferenceConfig":{"maxTokens":50,"temperature":0.5}}"""));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "guardrail_intervened,CONTENT_REFUSED",
    "content_filtered,CONTENT_REFUSED",
    "refusal,CONTENT_REFUSED",
    "malformed_model_output,GENERATION_FAILED"
  })
  void bedrockDoesNotPassRefusalAsAnswer(String stopReason, FailureKind kind) throws Exception {
    // When
    InferenceException failure =
        failure(EndpointKind.BEDROCK, r -> Response.json(CONVERSE_ANSWER.formatted(stopReason)));

    // Then
    assertThat(failure.kind()).isEqualTo(kind);
  }

  @ParameterizedTest
  @CsvSource({
    "SAGEMAKER,400,ValidationError,INVALID_REQUEST",
    "SAGEMAKER,400,ThrottlingException,THROTTLED",
    "SAGEMAKER,429,ModelNotReadyException,THROTTLED",
    "SAGEMAKER,500,InternalFailure,SERVICE_UNAVAILABLE",
    "SAGEMAKER,503,ServiceUnavailable,SERVICE_UNAVAILABLE",
    "SAGEMAKER,530,InternalDependencyException,DEPENDENCY_FAILED",
    "SAGEMAKER,403,AccessDeniedException,ACCESS_DENIED",
    "BEDROCK,400,ValidationException,INVALID_REQUEST",
    "BEDROCK,400,ServiceQuotaExceededException,THROTTLED",
    "BEDROCK,403,AccessDeniedException,ACCESS_DENIED",
    "BEDROCK,404,ResourceNotFoundException,NOT_FOUND",
    "BEDROCK,408,ModelTimeoutException,TIMED_OUT",
    "BEDROCK,424,ModelErrorException,DEPENDENCY_FAILED",
    "BEDROCK,429,ThrottlingException,THROTTLED",
    "BEDROCK,429,ModelNotReadyException,THROTTLED",
    "BEDROCK,500,InternalServerException,SERVICE_UNAVAILABLE",
    "BEDROCK,503,ServiceUnavailableException,SERVICE_UNAVAILABLE",
    "OPENAI,400,,INVALID_REQUEST",
    "OPENAI,401,,ACCESS_DENIED",
    "OPENAI,403,,ACCESS_DENIED",
    "OPENAI,404,,NOT_FOUND",
    "OPENAI,408,,TIMED_OUT",
    "OPENAI,413,,INVALID_REQUEST",
    "OPENAI,422,,INVALID_REQUEST",
    "OPENAI,429,,THROTTLED",
    "OPENAI,500,,SERVICE_UNAVAILABLE",
    "OPENAI,503,,SERVICE_UNAVAILABLE"
  })
  void namesFailureByCodeAndStatusWithOneCall(
      EndpointKind kind, int status, String code, FailureKind expected) throws Exception {
    Map<String, String> headers =
        code == null
            ? Map.of("Retry-After", "7", "Content-Type", "application/json")
            : Map.of("Retry-After", "7", "x-amzn-ErrorType", code);
    Response response = new Response(status, headers, "{\"message\":\"429 503 throttled\"}");
    try (ScriptedServer server = new ScriptedServer(request -> response)) {
      // When
      InferenceException failure = failure(kind, server.uri());

      // Then
      assertThat(failure.kind()).isEqualTo(expected);
      assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
      assertThat(failure).message().contains("'e'", String.valueOf(status));
      assertThat(failure).message().contains("429 503 throttled");
      assertThat(server.requests()).as("the SDK does not retry").hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429,THROTTLED",
    "500,SERVICE_UNAVAILABLE",
    "504,SERVICE_UNAVAILABLE",
    "400,INVALID_REQUEST",
    "424,INVALID_REQUEST"
  })
  void sageMakerModelErrorIsNamedByOriginalStatus(int original, FailureKind kind) throws Exception {
    Response response =
        new Response(
            424,
            Map.of("x-amzn-ErrorType", "ModelError"),
            "{\"OriginalStatusCode\":%d,\"OriginalMessage\":\"x\"}".formatted(original));

    // When
    InferenceException failure = failure(EndpointKind.SAGEMAKER, request -> response);

    // Then
    assertThat(failure.kind()).isEqualTo(kind);
  }

  @Test
  void readsRetryAfterDate() throws Exception {
    Response response =
        new Response(503, Map.of("Retry-After", "Mon, 23 Nov 2026 06:00:09 GMT"), "busy");

    // When
    InferenceException failure = failure(EndpointKind.OPENAI, request -> response);

    // Then
    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(9));
  }

  @ParameterizedTest
  @EnumSource(EndpointKind.class)
  void brokenJsonIsMalformed(EndpointKind kind) throws Exception {
    // When
    InferenceException failure = failure(kind, r -> Response.json("{\"choices\":[{\"mess"));

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
  }

  @ParameterizedTest
  @EnumSource(EndpointKind.class)
  void answerWithoutTextIsAFailedGeneration(EndpointKind kind) throws Exception {
    // When
    InferenceException failure = failure(kind, request -> Response.json("{}"));

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.GENERATION_FAILED);
  }

  @Test
  void htmlPageIsMalformed() throws Exception {
    Response page = new Response(200, Map.of("Content-Type", "text/html"), "<html>Sign in</html>");

    // When
    InferenceException failure = failure(EndpointKind.OPENAI, request -> page);

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.MALFORMED_RESPONSE);
  }

  @Test
  void emptyTextWithErrorReasonIsFailedGeneration() throws Exception {
    String answer = "{\"choices\":[{\"message\":{\"content\":\"\"},\"finish_reason\":\"error\"}]}";

    // When
    InferenceException failure = failure(EndpointKind.SAGEMAKER, r -> Response.json(answer));

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.GENERATION_FAILED);
  }

  @ParameterizedTest
  @EnumSource(EndpointKind.class)
  void refusedConnectionIsConnectionFailed(EndpointKind kind) throws Exception {
    URI nobody;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = URI.create("http://localhost:" + socket.getLocalPort());
    }

    // When
    InferenceException failure = failure(kind, nobody);

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_FAILED);
  }

  @ParameterizedTest
  @EnumSource(EndpointKind.class)
  void connectionClosedBeforeAnswerIsConnectionFailed(EndpointKind kind) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> closing =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = server.accept()) {
                  socket.getInputStream().read();
                } catch (java.io.IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });

      // When
      InferenceException failure =
          failure(kind, URI.create("http://localhost:" + server.getLocalPort()));

      // Then
      closing.join();
      assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_FAILED);
    }
  }

  @ParameterizedTest
  @EnumSource(EndpointKind.class)
  void cancellingClosesTheConnection(EndpointKind kind) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        InferenceClient client =
            client(
                kind, BodySchema.CHAT, URI.create("http://localhost:" + server.getLocalPort()))) {
      // Given
      CompletableFuture<Completion> call = client.complete(chat()).toCompletableFuture();
      try (Socket socket = server.accept()) {
        InputStream in = socket.getInputStream();
        assertThat(in.read()).isEqualTo('P');

        // When
        call.cancel(true);

        // Then: the rest of the request and then the end, which only a closed connection brings
        assertThat(restOf(in)).isPositive();
      }
    }
  }

  private static int restOf(InputStream in) throws java.io.IOException {
    int count = 0;
    try {
      while (in.read() >= 0) {
        count++;
      }
    } catch (java.net.SocketException e) {
      // A reset is an end as well.
      count++;
    }
    return count;
  }
}
