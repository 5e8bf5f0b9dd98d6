package com.thriviohr.udfs.infer.wire;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.ScriptedServer;
import com.thriviohr.udfs.infer.ScriptedServer.Response;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.EndpointKind;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.catalog.TokenLimits;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers behind a proxy and behind certificates of their own. */
@Timeout(60)
class ConnectionSettingsITCase {
  private static final String ANSWER =
      """
      {"choices":[{"message":{"content":"Hello"},"finish_reason":"stop"}],
       "usage":{"prompt_tokens":12,"completion_tokens":3}}""";

  @TempDir Path folder;

  private static Completion ask(URI server, ConnectionSettings connections) {
    InferenceModel model =
        new InferenceModel(
            "m",
            "model-id",
            new Price(BigDecimal.ONE, BigDecimal.ONE, LocalDate.EPOCH),
            new TokenLimits(8000, 50, 1));
    Endpoint endpoint = Endpoint.named("e", EndpointKind.OPENAI, "m").url(server).build();
    ModelEndpoint served = new ModelEndpoint(endpoint, model, Clock.systemUTC());
    try (HttpTransport transport = new HttpTransport(2, Duration.ofSeconds(30), connections);
        OpenAiClient client = new OpenAiClient(served, Optional.empty(), transport)) {
      return client.complete(prompt("p-1")).toCompletableFuture().join();
    }
  }

  @Test
  void trustsServerOnlyByItsOwnAuthority() throws Exception {
    // Given
    SelfSigned certificate = SelfSigned.in(folder);
    try (ScriptedServer server =
        ScriptedServer.overTls(certificate.server(), request -> Response.json(ANSWER))) {
      ConnectionSettings trusting =
          InstantiationUtil.clone(
              ConnectionSettings.DEFAULTS.trusting(certificate.pem().toString()));

      // When
      Completion completion = ask(server.uri(), trusting);

      // Then
      assertThat(completion.getText()).isEqualTo("Hello");
      assertThatThrownBy(() -> ask(server.uri(), ConnectionSettings.DEFAULTS))
          .cause()
          .isInstanceOfSatisfying(
              InferenceException.class,
              failure -> {
                assertThat(failure.kind()).isEqualTo(FailureKind.CONNECTION_FAILED);
                assertThat(failure).hasMessageContaining("--inference.ca-file");
              });
    }
  }

  @Test
  void refusesFileWithoutCertificates() throws Exception {
    // Given
    Path file = Files.writeString(folder.resolve("ca.pem"), "no certificate");

    // When / Then
    assertThatThrownBy(() -> ConnectionSettings.DEFAULTS.trusting(file.toString()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("holds no X.509 certificates");
    assertThatThrownBy(() -> ConnectionSettings.DEFAULTS.trusting(folder + "/none.pem"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("cannot be read");
  }

  @Test
  void asksFarServersThroughProxyAndLocalOnesDirectly() throws Exception {
    // Given
    try (ScriptedServer server = new ScriptedServer(request -> Response.json(ANSWER));
        TunnelProxy proxy = new TunnelProxy(server.uri())) {
      ConnectionSettings proxied =
          InstantiationUtil.clone(
              ConnectionSettings.DEFAULTS.through(proxy.uri(), List.of("*.internal")));

      // When
      Completion far = ask(URI.create("http://llm.example:8000"), proxied);
      Completion near = ask(server.uri(), proxied);

      // Then
      assertThat(List.of(far.getText(), near.getText())).containsOnly("Hello");
      assertThat(proxy.asked()).containsExactly("CONNECT llm.example:8000 HTTP/1.1");
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void knowsWhichHostsAreBesideTheProxy() {
    // Given
    ConnectionSettings proxied =
        ConnectionSettings.DEFAULTS.through(
            URI.create("http://proxy:3128"), List.of("*.internal", ".corp", "10.0.*"));

    // When / Then
    assertThat(hop(proxied, "https://bedrock-runtime.us-east-1.amazonaws.com"))
        .isEqualTo("proxy:3128");
    assertThat(hop(proxied, "http://gpu.internal:8000/v1")).isEqualTo("gpu.internal:8000");
    assertThat(hop(proxied, "https://llm.corp/v1")).isEqualTo("llm.corp:443");
    assertThat(hop(proxied, "http://10.0.3.4")).isEqualTo("10.0.3.4:80");
    assertThat(hop(proxied, "http://internal")).isEqualTo("proxy:3128");
    assertThat(hop(proxied, "http://[::1]:8000")).isEqualTo("0:0:0:0:0:0:0:1:8000");
    assertThat(hop(ConnectionSettings.DEFAULTS, "http://a:1")).isEqualTo("a:1");
  }

  private static String hop(ConnectionSettings settings, String server) {
    var hop = settings.firstHop(URI.create(server));
    return hop.getHostString() + ":" + hop.getPort();
  }
}
