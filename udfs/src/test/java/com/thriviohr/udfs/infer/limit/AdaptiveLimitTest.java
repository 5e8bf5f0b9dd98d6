package com.thriviohr.udfs.infer.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.VirtualEndpoint;
import com.thriviohr.udfs.infer.client.ServerQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures are a little below what {@link LimitBench} prints. */
class AdaptiveLimitTest {
  private static final int SEEDS = 10;

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
  @CsvSource({"16, 0.02", "64, 0.02", "256, 0.02"})
  void settlesAfterCapacityHalvesWithFewRefusals(int slots, double refused) {
    // Given
    LimitScenario scenario = new LimitScenario(slots, false, 2);
    scenario.run(100);

    // When
    double roundTrips = scenario.roundTripsToSettleOnHalf();

    // Then
    assertThat(roundTrips).isLessThanOrEqualTo(5);
    assertThat(scenario.refusedShare()).isLessThan(refused);
  }

  @Test
  void queueTheEndpointReportsCutsTheLimit() {
    // Given
    AdaptiveLimit limit = limit(40);
    flights(limit, 40);

    // When
    limit.queueSeen(new ServerQueue(20, 20));

    // Then
    assertThat(limit.limit()).isEqualTo(21);
  }

  @ParameterizedTest
  @CsvSource({"16, 0.01", "64, 0.01", "64, 0.1", "256, 0.1", "64, 0.3", "256, 0.3"})
  void refusalsThatComeWhateverTheLoadCostLittle(int slots, double share) {
    // When
    double use =
        LongStream.rangeClosed(1, SEEDS)
            .mapToDouble(
                seed -> {
                  LimitScenario scenario = new LimitScenario(slots, false, seed);
                  scenario.endpoint.faults(share, Duration.ofSeconds(1));
                  scenario.run(20);
                  return scenario.efficiency(60);
                })
            .average()
            .orElseThrow();

    // Then
    assertThat(use).isGreaterThan(0.8);
  }

  @Test
  void twoClientsShareAServerWithoutStarving() {
    // When
    double[] smaller = new double[SEEDS];
    double[] refused = new double[SEEDS];
    for (int i = 0; i < SEEDS; i++) {
      ManualScheduler clock = new ManualScheduler();
      VirtualEndpoint server = new VirtualEndpoint(clock, 64, false, i);
      AdaptiveLimit one = new LimitedLoad(clock, server, 8, 200, i).limit;
      AdaptiveLimit other = new LimitedLoad(clock, server, 8, 200, i + 1).limit;
      clock.advance(LimitScenario.ROUND_TRIP.multipliedBy(40));
      smaller[i] = Math.min(one.limit(), other.limit());
      refused[i] = (double) server.refused() / server.received();
    }

    // Then
    assertThat(Arrays.stream(smaller).average().orElseThrow()).isGreaterThan(20);
    assertThat(Arrays.stream(smaller).min().orElseThrow()).isGreaterThan(4);
    assertThat(Arrays.stream(refused).average().orElseThrow()).isLessThan(0.06);
  }

  @Test
  void refusalsBringTheLimitDownToWhatTheEndpointHolds() {
    // Given
    AdaptiveLimit limit = limit(40);
    List<AdaptiveLimit.Flight> flights = flights(limit, 40);

    // When
    flights.subList(30, 40).forEach(flight -> flight.refused(Optional.empty()));

    // Then
    assertThat(limit.limit()).isEqualTo(30);
    assertThat(limit.inFlight()).isEqualTo(30);
    assertThat(limit.tryStart()).isEmpty();
  }

  @Test
  void oneCallTriesThePlaceAboveAndOpensItWhenTaken() {
    // Given
    AdaptiveLimit limit = limit(40);
    flights(limit, 40).get(39).refused(Optional.empty());
    scheduler.advance(Duration.ofSeconds(1));

    // When
    boolean tries = limit.tryStart().isPresent();
    boolean second = limit.tryStart().isPresent();
    scheduler.advance(Duration.ofSeconds(1));

    // Then
    assertThat(tries).isTrue();
    assertThat(second).isFalse();
    assertThat(limit.hasRoom()).isFalse();
    assertThat(limit.limit()).isEqualTo(40);
  }

  @Test
  void pausesByRetryAfterOnlyWhenMostCallsAreRefused() {
    // Given
    AdaptiveLimit limit = limit(40);
    Optional<Duration> wait = Optional.of(Duration.ofSeconds(5));
    List<AdaptiveLimit.Flight> flights = flights(limit, 40);
    flights.get(0).refused(wait);
    Duration afterOne = limit.pause();

    // When
    flights.subList(1, 40).forEach(flight -> flight.refused(wait));

    // Then
    assertThat(afterOne).isZero();
    assertThat(limit.pause()).isEqualTo(Duration.ofSeconds(5));
    assertThat(limit.tryStart()).isEmpty();
  }

  @Test
  void callsThatHangDoNotKeepOthersFromBeingSent() {
    // Given: an endpoint that answered in a second, then holds as many calls as the limit allows
    AdaptiveLimit limit = new AdaptiveLimit(2, 2, scheduler::nanoTime);
    AdaptiveLimit.Flight first = limit.tryStart().orElseThrow();
    scheduler.advance(Duration.ofSeconds(1));
    first.answered(10);
    flights(limit, 2);
    boolean atOnce = limit.hasRoom();

    // When
    scheduler.advance(Duration.ofSeconds(11));
    boolean later = limit.tryStart().isPresent();

    // Then
    assertThat(atOnce).isFalse();
    assertThat(later).isTrue();
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
