package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Quota, ledger and draining in virtual time. */
class DispatcherTest {
  private final VirtualClock clock = new VirtualClock();
  private final SimulatorLedger ledger = new SimulatorLedger();
  private final FakeExchange exchange = new FakeExchange();

  private Dispatcher dispatcher(SimulatorSettings.Builder settings) {
    SimulatorSettings built = settings.build();
    GenerationSlots slots = new GenerationSlots(built.capacity(), clock, ledger);
    return new Dispatcher(built, clock, ledger, slots, () -> {});
  }

  private static SimulatorSettings.Builder instant() {
    return SimulatorSettings.builder().capacity(Capacity.instant());
  }

  /** 100 input tokens. */
  private static GenerationRequest request(String word, int maxTokens) {
    PromptText prompt = new PromptText().add("user", (word + "x".repeat(400)).substring(0, 400));
    return new GenerationRequest("m", GenerationRequest.Schema.CHAT, prompt, maxTokens);
  }

  @Test
  void bedrockReservesInputAndTokenLimit() {
    // Given
    Dispatcher dispatcher =
        dispatcher(
            SimulatorSettings.builder()
                .capacity(Capacity.defaults().withDecodeTokensPerSecond(1))
                .quota(QuotaLimits.none().withTokensPerMinute(1_000)));
    dispatcher.dispatch(request("a", 800), new ConverseProtocol(), new FakeExchange());

    // When
    dispatcher.dispatch(request("b", 100), new ConverseProtocol(), exchange);

    // Then
    assertThat(exchange.status()).isEqualTo(429);
    assertThat(exchange.answers.get(0).headers())
        .containsEntry("x-amzn-ErrorType", "ThrottlingException")
        .doesNotContainKey("Retry-After");
    assertThat(ledger.refused()).isEqualTo(1);
  }

  @Test
  void settlesReservationWhenCallEnds() {
    // Given
    Dispatcher dispatcher =
        dispatcher(instant().quota(QuotaLimits.none().withTokensPerMinute(1_000)));
    dispatcher.dispatch(request("a", 800), new ConverseProtocol(), new FakeExchange());

    // When
    dispatcher.dispatch(request("b", 600), new ConverseProtocol(), exchange);

    // Then
    assertThat(exchange.status()).isEqualTo(200);
  }

  @Test
  void burnsOutputTokensAtTheirRate() {
    // Given
    Dispatcher dispatcher =
        dispatcher(
            instant().quota(QuotaLimits.none().withTokensPerMinute(1_000).withOutputBurnRate(60)));
    dispatcher.dispatch(request("a", 800), new ConverseProtocol(), new FakeExchange());

    // When
    dispatcher.dispatch(request("b", 200), new ConverseProtocol(), exchange);

    // Then
    assertThat(ledger.outputTokens()).isGreaterThan(14);
    assertThat(exchange.status()).isEqualTo(429);
  }

  @Test
  void quotaFlowsBackEvenly() {
    // Given
    Dispatcher dispatcher =
        dispatcher(instant().quota(QuotaLimits.none().withRequestsPerMinute(60)));
    for (int i = 0; i < 60; i++) {
      dispatcher.dispatch(request("a", 8), new ConverseProtocol(), new FakeExchange());
    }
    FakeExchange early = new FakeExchange();
    dispatcher.dispatch(request("a", 8), new ConverseProtocol(), early);

    // When
    clock.pass(Duration.ofMillis(1_001));
    dispatcher.dispatch(request("a", 8), new ConverseProtocol(), exchange);

    // Then
    assertThat(early.status()).isEqualTo(429);
    assertThat(exchange.status()).isEqualTo(200);
  }

  @Test
  void fullQueueAnswers503WhenSet() {
    // Given
    Capacity none = Capacity.defaults().withSlots(0).withQueueLimit(0);
    Dispatcher dispatcher =
        dispatcher(SimulatorSettings.builder().capacity(none).unavailableWhenFull(true));

    // When
    dispatcher.dispatch(request("a", 8), new OpenAiProtocol(), exchange);

    // Then
    assertThat(exchange.status()).isEqualTo(503);
  }

  @Test
  void billsRepeatsOfPrompt() {
    // Given
    Dispatcher dispatcher = dispatcher(instant());
    GenerationRequest again = request("a", 8);

    // When
    dispatcher.dispatch(again, new OpenAiProtocol(), new FakeExchange());
    dispatcher.dispatch(again, new OpenAiProtocol(), new FakeExchange());
    dispatcher.dispatch(request("b", 8), new OpenAiProtocol(), new FakeExchange());

    // Then
    assertThat(ledger.billed()).isEqualTo(3);
    assertThat(ledger.promptsBilled()).isEqualTo(2);
    assertThat(ledger.billedAgain()).isEqualTo(1);
    assertThat(ledger.billed(again.prompt().fingerprint())).isEqualTo(2);
    assertThat(ledger.inputTokens()).isEqualTo(300);
  }

  @Test
  void openAiServerStopsWhenClientLeaves() {
    // Given
    Dispatcher dispatcher =
        dispatcher(
            SimulatorSettings.builder().capacity(Capacity.defaults().withDecodeTokensPerSecond(1)));
    dispatcher.dispatch(request("a", 8), new OpenAiProtocol(), exchange);
    clock.pass(Duration.ofSeconds(4));

    // When
    exchange.hangUp();

    // Then
    assertThat(ledger.aborted()).isEqualTo(1);
    assertThat(ledger.billed()).isEqualTo(1);
    assertThat(ledger.outputTokens()).isEqualTo(3);
    assertThat(ledger.answered()).isZero();
  }

  @Test
  void bedrockGoesOnAndBillsWhenClientLeaves() {
    // Given
    Dispatcher dispatcher =
        dispatcher(
            SimulatorSettings.builder().capacity(Capacity.defaults().withDecodeTokensPerSecond(1)));
    dispatcher.dispatch(request("a", 8), new ConverseProtocol(), exchange);

    // When
    exchange.hangUp();
    clock.pass(Duration.ofSeconds(9));

    // Then
    assertThat(ledger.aborted()).isZero();
    assertThat(ledger.outputTokens()).isEqualTo(8);
    assertThat(ledger.answered()).isZero();
  }

  @Test
  void delayedCallIsAnsweredLater() {
    // Given
    Dispatcher dispatcher =
        dispatcher(instant().faults("delay=always").delay(Duration.ofSeconds(3)));
    dispatcher.dispatch(request("a", 8), new OpenAiProtocol(), exchange);
    clock.pass(Duration.ofMillis(2_999));
    assertThat(exchange.answers).isEmpty();

    // When
    clock.pass(Duration.ofMillis(1));

    // Then
    assertThat(exchange.status()).isEqualTo(200);
  }

  @Test
  void drainingEndpointSendsNewRequestsAway() {
    // Given
    Dispatcher dispatcher = dispatcher(instant());
    dispatcher.drain(true);

    // When
    dispatcher.dispatch(request("a", 8), new OpenAiProtocol(), exchange);

    // Then
    assertThat(exchange.status()).isEqualTo(503);
    assertThat(exchange.answers.get(0).headers())
        .containsEntry(EndpointSimulator.DRAINING_HEADER, "spot");
    assertThat(ledger.billed()).isZero();
  }
}
