package com.thriviohr.udfs.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;

/** Spot interruptions and changes of capacity while requests run. */
@Timeout(60)
class InterruptionITCase {
  private static final Capacity STOPPED = Capacity.defaults().withSlots(0).withUnboundedQueue();

  private EndpointSimulator simulator;
  private SimulatorClients clients;

  @BeforeEach
  void start() {
    simulator = EndpointSimulator.start(SimulatorSettings.defaults());
    clients = new SimulatorClients(simulator.uri());
  }

  @AfterEach
  void stop() {
    clients.close();
    simulator.close();
  }

  private HttpResponse<String> post() throws Exception {
    return clients.post(SimulatorClients.chatBody("Say something kind", 50));
  }

  private void awaitRequests(long count) {
    while (simulator.ledger().requests() < count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void drainingEndpointAnswers503WithHeader() throws Exception {
    // Given
    simulator.interrupt(Duration.ofHours(1));

    // When
    HttpResponse<String> response = post();

    // Then
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue(EndpointSimulator.DRAINING_HEADER)).contains("spot");
    assertThat(clients.page("/health").statusCode()).isEqualTo(503);
  }

  @Test
  void drainingEndpointFinishesWhatItHas() {
    // Given
    simulator.capacity(STOPPED);
    CompletableFuture<ConverseResponse> waiting = clients.converse("Say something kind", 50);
    awaitRequests(1);

    // When
    simulator.interrupt(Duration.ofHours(1));
    simulator.capacity(Capacity.defaults());

    // Then
    assertThat(waiting.join().usage().outputTokens()).isPositive();
  }

  @Test
  void interruptionWithoutNoticeBreaksConnectionsAndClosesPort() {
    // Given
    simulator.capacity(STOPPED);
    CompletableFuture<ConverseResponse> waiting = clients.converse("Say something kind", 50);
    awaitRequests(1);

    // When
    simulator.interrupt(Duration.ZERO);

    // Then
    assertThatThrownBy(waiting::join).isInstanceOf(CompletionException.class);
    assertThatThrownBy(this::post).isInstanceOf(IOException.class);
    assertThat(simulator.ledger().abandoned()).isEqualTo(1);
  }

  @Test
  void comesBackOnSamePort() throws Exception {
    // Given
    simulator.interrupt(Duration.ZERO);

    // When
    simulator.comeBack();

    // Then
    assertThat(post().statusCode()).isEqualTo(200);
  }

  @Test
  void spotFaultComesBackByItself() throws Exception {
    // Given
    SimulatorSettings settings =
        SimulatorSettings.builder().faults("spot=#1").spotOutage(Duration.ofMillis(1)).build();
    try (EndpointSimulator spot = EndpointSimulator.start(settings);
        SimulatorClients spotClients = new SimulatorClients(spot.uri())) {
      String body = SimulatorClients.chatBody("Say something kind", 50);
      assertThat(spotClients.post(body).statusCode()).isEqualTo(503);

      // When
      int status = 0;
      while (status != 200) {
        try {
          status = spotClients.post(body).statusCode();
        } catch (IOException stillAway) {
          Thread.onSpinWait();
        }
      }

      // Then
      assertThat(spot.ledger().faults(Fault.SPOT)).isEqualTo(1);
    }
  }

  @Test
  void changesOverHttp() throws Exception {
    // Given
    clients.command("/simulator/faults?plan=internal%3Dalways");
    int broken = post().statusCode();

    // When
    clients.command("/simulator/faults");
    clients.command("/simulator/capacity?slots=0&queue-limit=0");
    int full = post().statusCode();
    int refused = clients.command("/simulator/capacity?speed=3").statusCode();
    clients.command("/simulator/capacity?slots=4&decode=0");

    // Then
    assertThat(broken).isEqualTo(500);
    assertThat(full).isEqualTo(429);
    assertThat(refused).isEqualTo(400);
    assertThat(post().statusCode()).isEqualTo(200);
  }
}
