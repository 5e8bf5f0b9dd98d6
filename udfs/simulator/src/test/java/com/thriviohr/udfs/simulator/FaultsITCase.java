package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** Every fault as a client meets it. */
@Timeout(60)
class FaultsITCase {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NUDGE = "Write to {{recipient}} about {{team}}.";

  private EndpointSimulator simulator;
  private SimulatorClients clients;

  private void start(String faults) {
    simulator =
        EndpointSimulator.start(
            SimulatorSettings.builder().faults(faults).delay(Duration.ofMillis(10)).build());
    clients = new SimulatorClients(simulator.uri());
  }

  @AfterEach
  void stop() {
    clients.close();
    simulator.close();
  }

  private HttpResponse<String> post() throws Exception {
    return clients.post(SimulatorClients.chatBody(NUDGE, 200));
  }

  private AwsServiceException converseFailure() {
    return failure(() -> clients.converse(NUDGE, 200).join());
  }

  private AwsServiceException invokeFailure() {
    return failure(() -> clients.invoke(SimulatorClients.chatBody(NUDGE, 200)).join());
  }

  private static AwsServiceException failure(Runnable call) {
    try {
      call.run();
    } catch (CompletionException e) {
      return (AwsServiceException) e.getCause();
    }
    throw new AssertionError("the call succeeded");
  }

  @ParameterizedTest
  @CsvSource({
    "throttle,429",
    "throttle-bare,429",
    "unavailable,503",
    "internal,500",
    "model-error,424",
    "model-overloaded,429",
    "model-timeout,504",
    "dependency,530",
    "bad-request,400",
    "forbidden,403",
    "not-found,404",
    "spot,503"
  })
  void openAiServerAnswersStatus(String fault, int status) throws Exception {
    // Given
    start(fault + "=always");

    // When
    HttpResponse<String> response = post();

    // Then
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(MAPPER.readTree(response.body()).at("/error/message").asText()).isNotBlank();
    assertThat(response.headers().firstValue("Retry-After").isPresent())
        .isEqualTo(fault.equals("throttle"));
    assertThat(simulator.ledger().billed()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "throttle,429,ThrottlingException",
    "unavailable,503,ServiceUnavailableException",
    "internal,500,InternalServerException",
    "model-error,424,ModelErrorException",
    "model-timeout,408,ModelTimeoutException",
    "bad-request,400,ValidationException",
    "forbidden,403,AccessDeniedException",
    "not-found,404,ResourceNotFoundException"
  })
  void bedrockSdkThrowsTypedException(String fault, int status, String type) {
    // Given
    start(fault + "=always");

    // When
    AwsServiceException thrown = converseFailure();

    // Then
    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(type);
    assertThat(thrown.getClass().getSimpleName()).isEqualTo(type);
  }

  @ParameterizedTest
  @CsvSource({
    "throttle,429,ThrottlingException",
    "unavailable,503,ServiceUnavailable",
    "internal,500,InternalFailure",
    "dependency,530,InternalDependencyException",
    "bad-request,400,ValidationError",
    "forbidden,403,AccessDeniedException"
  })
  void sageMakerSdkThrowsWithCode(String fault, int status, String code) {
    // Given
    start(fault + "=always");

    // When
    AwsServiceException thrown = invokeFailure();

    // Then
    assertThat(thrown.statusCode()).isEqualTo(status);
    assertThat(thrown.awsErrorDetails().errorCode()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"model-error,500", "model-overloaded,429", "model-invalid,400", "model-timeout,504"})
  void sageMakerSdkReadsOriginalStatus(String fault, int original) {
    // Given
    start(fault + "=always");

    // When
    ModelErrorException thrown = (ModelErrorException) invokeFailure();

    // Then
    assertThat(thrown.statusCode()).isEqualTo(424);
    assertThat(thrown.originalStatusCode()).isEqualTo(original);
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "RESET_BODY", "TRUNCATE"})
  void brokenConnectionIsBilledAndNotAnswered(Fault fault) {
    // Given
    start(fault.label() + "=always");

    // When
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);

    // Then
    assertThat(simulator.ledger().billed()).isPositive();
    assertThat(simulator.ledger().answered()).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"RESET", "RESET_BODY", "TRUNCATE"})
  void brokenConnectionFailsSdkCall(Fault fault) {
    // Given
    start(fault.label() + "=always");

    // When
    assertThatThrownBy(() -> clients.converse(NUDGE, 200).join())
        .isInstanceOf(CompletionException.class);

    // Then
    assertThat(simulator.ledger().billed()).isPositive();
  }

  @Test
  void hangsForEver() {
    // Given
    start("hang=always");

    // When
    assertThatThrownBy(this::post).isInstanceOf(HttpTimeoutException.class);

    // Then
    assertThat(simulator.ledger().billed()).isEqualTo(1);
    assertThat(simulator.ledger().answered()).isZero();
  }

  @Test
  void delaysAndAnswers() throws Exception {
    // Given
    start("delay=always");

    // When
    HttpResponse<String> response = post();

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(simulator.ledger().faults(Fault.DELAY)).isEqualTo(1);
  }

  @Test
  void answersBrokenJson() throws Exception {
    // Given
    start("malformed=always");

    // When
    HttpResponse<String> response = post();

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThatThrownBy(() -> MAPPER.readTree(response.body()))
        .isInstanceOf(JsonProcessingException.class);
  }

  @Test
  void answersHtml() throws Exception {
    // Given
    start("html=always");

    // When
    HttpResponse<String> response = post();

    // Then
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
  }

  @ParameterizedTest
  @CsvSource({"empty,error,true", "filter,content_filter,true", "length,length,false"})
  void answersWithBadFinishReason(String fault, String reason, boolean empty) throws Exception {
    // Given
    start(fault + "=always");

    // When
    JsonNode choice = MAPPER.readTree(post().body()).at("/choices/0");

    // Then
    assertThat(choice.path("finish_reason").asText()).isEqualTo(reason);
    assertThat(choice.at("/message/content").asText().isEmpty()).isEqualTo(empty);
  }

  @ParameterizedTest
  @CsvSource({"filter,GUARDRAIL_INTERVENED", "length,MAX_TOKENS", "empty,MALFORMED_MODEL_OUTPUT"})
  void bedrockSaysWhyItStopped(String fault, StopReason reason) {
    // Given
    start(fault + "=always");

    // When
    ConverseResponse response = clients.converse(NUDGE, 200).join();

    // Then
    assertThat(response.stopReason()).isEqualTo(reason);
  }

  @ParameterizedTest
  @CsvSource({"lose-placeholder,false,false", "invent-placeholder,true,true"})
  void spoilsPlaceholders(String fault, boolean kept, boolean invented) throws Exception {
    // Given
    start(fault + "=always");

    // When
    String text = MAPPER.readTree(post().body()).at("/choices/0/message/content").asText();

    // Then
    assertThat(text.contains("{{recipient}}")).isEqualTo(kept);
    assertThat(text.contains("{{invented}}")).isEqualTo(invented);
  }

  @Test
  void strikesPickedPromptOnly() throws Exception {
    // Given
    start("internal=/prompt-17/");

    // When
    int struck = clients.post(SimulatorClients.chatBody("prompt-17", 20)).statusCode();
    int spared = clients.post(SimulatorClients.chatBody("prompt-18", 20)).statusCode();

    // Then
    assertThat(struck).isEqualTo(500);
    assertThat(spared).isEqualTo(200);
  }
}
