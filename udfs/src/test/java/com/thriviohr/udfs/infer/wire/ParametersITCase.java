package com.thriviohr.udfs.infer.wire;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.ScriptedServer;
import com.thriviohr.udfs.infer.ScriptedServer.Response;
import com.thriviohr.udfs.infer.catalog.BodySchema;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.EndpointKind;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.ModelParameters;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.catalog.TokenLimits;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.limit.RateLimits;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Request parameters of prompt and model on the wire of every protocol. */
@Timeout(60)
class ParametersITCase {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpTransport transport =
      new HttpTransport(2, Duration.ofSeconds(30), ConnectionSettings.DEFAULTS);

  @AfterEach
  void closeTransport() {
    transport.close();
  }

  private static Prompt with(Map<String, String> parameters) {
    Prompt prompt = prompt("p");
    prompt.setParameters(parameters);
    return prompt;
  }

  private InferenceException ask(
      ScriptedServer server,
      EndpointKind kind,
      BodySchema schema,
      ModelParameters model,
      Prompt prompt) {
    Endpoint endpoint =
        Endpoint.named("e", kind, "m").url(server.uri()).endpointName("ep").schema(schema).build();
    InferenceModel served =
        new InferenceModel(
            "m",
            "id",
            new Price(BigDecimal.ONE, BigDecimal.ONE, LocalDate.EPOCH),
            new TokenLimits(8000, 50, 1),
            RateLimits.none(),
            model);
    try (InferenceClient client = client(new ModelEndpoint(endpoint, served, Clock.systemUTC()))) {
      return client
          .complete(prompt)
          .handle((completion, thrown) -> thrown == null ? null : Calls.failure(thrown))
          .toCompletableFuture()
          .join();
    }
  }

  private InferenceClient client(ModelEndpoint served) {
    return switch (served.endpoint().kind()) {
      case SAGEMAKER -> new SageMakerClient(served, Optional.of("us-east-1"), transport);
      case BEDROCK -> new BedrockClient(served, Optional.of("us-east-1"), transport);
      default -> new OpenAiClient(served, Optional.empty(), transport);
    };
  }

  private static ScriptedServer server() throws Exception {
    return new ScriptedServer(request -> Response.json("{}"));
  }

  private static JsonNode sent(ScriptedServer server) throws Exception {
    return JSON.readTree(server.requests().get(0).body());
  }

  @Test
  void promptsParametersStandBeforeTheModels() throws Exception {
    try (ScriptedServer server = server()) {
      // When
      ask(
          server,
          EndpointKind.OPENAI,
          BodySchema.CHAT,
          new ModelParameters(Map.of("top_p", "0.9", "seed", "7"), true),
          with(Map.of("top_p", "0.5", "response_format", "{\"type\":\"json_object\"}")));

      // Then
      assertThat(sent(server).path("top_p").asDouble()).isEqualTo(0.5);
      assertThat(sent(server).path("seed").asInt()).isEqualTo(7);
      assertThat(sent(server).at("/response_format/type").asText()).isEqualTo("json_object");
      assertThat(sent(server).path("max_completion_tokens").asInt()).isEqualTo(50);
      assertThat(sent(server).has("max_tokens")).isFalse();
    }
  }

  @Test
  void tgiGetsThemAmongItsOwn() throws Exception {
    try (ScriptedServer server = server()) {
      // When
      ask(
          server,
          EndpointKind.SAGEMAKER,
          BodySchema.TGI,
          ModelParameters.NONE,
          with(Map.of("top_p", "0.5", "stop", "\"END\"", "typical_p", "0.2")));

      // Then
      assertThat(sent(server).at("/parameters/top_p").asDouble()).isEqualTo(0.5);
      assertThat(sent(server).at("/parameters/typical_p").asDouble()).isEqualTo(0.2);
      assertThat(sent(server).at("/parameters/stop"))
          .extracting(JsonNode::asText)
          .containsExactly("<|eot_id|>", "END");
    }
  }

  @Test
  void bedrockGetsThemWhereConverseHasThem() throws Exception {
    try (ScriptedServer server = server()) {
      // When
      ask(
          server,
          EndpointKind.BEDROCK,
          BodySchema.CHAT,
          new ModelParameters(Map.of("top_k", "40"), false),
          with(
              Map.of(
                  "top_p", "0.5",
                  "stop", "[\"END\"]",
                  "thinking", "{\"type\":\"enabled\",\"budget\":1.5,\"tags\":[true,null]}")));

      // Then
      assertThat(sent(server).path("inferenceConfig"))
          .isEqualTo(JSON.readTree("{\"maxTokens\":50,\"topP\":0.5,\"stopSequences\":[\"END\"]}"));
      assertThat(sent(server).path("additionalModelRequestFields"))
          .isEqualTo(
              JSON.readTree(
                  "{\"top_k\":40,\"thinking\":{\"type\":\"enabled\",\"budget\":1.5,"
                      + "\"tags\":[true,null]}}"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "BEDROCK,CHAT,seed,7,takes no seed",
    "BEDROCK,CHAT,response_format,{},takes no response_format",
    "BEDROCK,CHAT,top_p,[],top_p is not a number",
    "BEDROCK,CHAT,stop,7,stop is not a text",
    "SAGEMAKER,TGI,logit_bias,{},takes no logit_bias"
  })
  void asksNobodyWhoWouldDropAParameter(
      EndpointKind kind, BodySchema schema, String name, String value, String why)
      throws Exception {
    try (ScriptedServer server = server()) {
      // When
      InferenceException failure =
          ask(server, kind, schema, ModelParameters.NONE, with(Map.of(name, value)));

      // Then
      assertThat(failure.kind()).isEqualTo(FailureKind.INVALID_REQUEST);
      assertThat(failure).hasMessageContaining(why);
      assertThat(failure.attempts()).isZero();
      assertThat(server.requests()).isEmpty();
    }
  }
}
