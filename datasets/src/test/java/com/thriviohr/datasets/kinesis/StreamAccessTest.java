package com.thriviohr.datasets.kinesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.thriviohr.datasets.InvalidInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreamAccessTest {
  private HttpServer server;

  @BeforeAll
  static void signWithAnything() {
    System.setProperty("aws.accessKeyId", "id");
    System.setProperty("aws.secretAccessKey", "key");
    System.setProperty("aws.cborEnabled", "false");
  }

  @AfterAll
  static void forget() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    System.clearProperty("aws.cborEnabled");
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "ResourceNotFoundException, does not exist in eu-central-1: check the name",
    "AccessDeniedException, its role needs kinesis:DescribeStreamSummary"
  })
  void saysInOneSentenceWhatToDo(String error, String remedy) {
    // Given
    answer(400, "{\"__type\":\"" + error + "\",\"message\":\"no\"}");
    // When / Then
    assertThatThrownBy(() -> StreamAccess.require("messages", stream()))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("--messages 'kinesis:chat' ")
        .hasMessageContaining(remedy);
  }

  @Test
  void saysThatTheEndpointCannotBeReached() {
    // Given
    KinesisStream stream = stream();
    server.stop(0);
    // When / Then
    assertThatThrownBy(() -> StreamAccess.require("messages", stream))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("check the endpoint, the network and the credentials");
  }

  @Test
  void acceptsAStreamThatAnswers() {
    // Given
    answer(200, "{\"StreamDescriptionSummary\":{\"StreamName\":\"chat\"}}");
    // When / Then
    assertThatCode(() -> StreamAccess.require("messages", stream())).doesNotThrowAnyException();
  }

  private void answer(int status, String json) {
    byte[] body = json.getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private KinesisStream stream() {
    return KinesisStream.of(
        "kinesis:chat",
        Optional.of("eu-central-1"),
        Optional.of("http://127.0.0.1:" + server.getAddress().getPort()));
  }
}
