package com.thriviohr.udfs.infer.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.ManualScheduler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are a little below what {@link LimitBench} prints. */
class AdaptiveLimitTest {
  private final ManualScheduler scheduler = new ManualScheduler();

  private AdaptiveLimit limit(int initial) {
    return new AdaptiveLimit(initial, 100, scheduler::nanoTime);
  }

  @ParameterizedTest
  @CsvSource({"16, false", "64, false", "256, false", "16, true", "64, true", "256, true"})
  void reachesCapacityWithinTenRoundTrips(int slots, boolean queues) {
    // Given
    LimitScenario scenario = new LimitScenario(slots, queues, 1);

    // When
    double roundTrips = scenario.roundTripsToCapacity();

    // Then
    assertThat(roundTrips).isLessThanOrEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({"16, false", "64, false", "256, false", "16, true", "64, true", "256, true"})
  void usesNearlyAllCapacityItWasNotTold(int slots, boolean queues) {
    // Given
    LimitScenario scenario = new LimitScenario(slots, queues, 1);
    scenario.run(10);

    // When
    double share = scenario.efficiency(200);

    // Then
    assertThat(share).isGreaterThan(0.96);
  }

  @ParameterizedTest
  @CsvSource({"16", "64", "256"})
  void settlesAfterCapacityHalvesWithFewRefusals(int slots) {
    // Given
    LimitScenario scenario = new LimitScenario(slots, false, 2);
    scenario.run(100);

    // When
    double roundTrips = scenario.roundTripsToSettleOnHalf();

    // Then
    assertThat(roundTrips).isLessThanOrEqualTo(5);
    assertThat(scenario.refusedShare()).isLessThan(0.01);
  }

  @Test
  void queueTheEndpointReportsCutsTheLimit() {
    // Given
    AdaptiveLimit limit = limit(40);
    flights(limit, 40);

    // When
    limit.queueSeen(20, 20);

    // Then
    assertThat(limit.limit()).isEqualTo(21);
  }

  @Test
  void callsSentBeforeACutDoNotCutAgain() {
    // Given
    AdaptiveLimit limit = limit(40);
    List<AdaptiveLimit.Flight> flights = flights(limit, 40);

    // When
    flights.subList(0, 10).forEach(flight -> flight.refused(Optional.empty()));

    // Then
    assertThat(limit.limit()).isEqualTo(39);
    assertThat(limit.inFlight()).isEqualTo(30);
  }

  @Test
  void secondRefusalInARowPausesByItsRetryAfter() {
    // Given
    AdaptiveLimit limit = limit(40);
    Optional<Duration> wait = Optional.of(Duration.ofSeconds(5));
    limit.tryStart().orElseThrow().refused(wait);
    boolean goesOnAfterFirst = limit.hasRoom();

    // When
    limit.tryStart().orElseThrow().refused(wait);

    // Then
    assertThat(goesOnAfterFirst).isTrue();
    assertThat(limit.pause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(limit.tryStart()).isEmpty();
  }

  @Test
  void flightEndsOnce() {
    // Given
    AdaptiveLimit limit = limit(2);
    List<AdaptiveLimit.Flight> flights = flights(limit, 2);

    // When
    flights.get(0).abandoned();
    flights.get(0).answered(10);

    // Then
    assertThat(limit.inFlight()).isEqualTo(1);
  }

  private static List<AdaptiveLimit.Flight> flights(AdaptiveLimit limit, int count) {
    List<AdaptiveLimit.Flight> flights = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      flights.add(limit.tryStart().orElseThrow());
    }
    return flights;
  }
}
