package com.thriviohr.udfs.infer.limit;

import com.thriviohr.udfs.infer.LoadRun;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.VirtualEndpoint;
import java.time.Duration;

/** One adaptive limit against one virtual endpoint whose slots it does not know. */
final class LimitScenario {
  /** Mean time of one generation: 200 tokens at 100 per second, and the prefill. */
  static final Duration ROUND_TRIP = Duration.ofMillis(2100);

  final ManualScheduler scheduler = new ManualScheduler();
  final VirtualEndpoint endpoint;
  final AdaptiveLimit limit;
  final LoadRun load;
  private int slots;

  LimitScenario(int slots, boolean queues, long seed) {
    this.slots = slots;
    endpoint = new VirtualEndpoint(scheduler, slots, queues, seed);
    LimitedLoad client = new LimitedLoad(scheduler, endpoint, 1, Math.max(64, slots * 4), seed);
    limit = client.limit;
    load = client.load;
  }

  void run(int roundTrips) {
    scheduler.advance(ROUND_TRIP.multipliedBy(roundTrips));
  }

  /** Share of the endpoint's slot time used over so many round trips from now. */
  double efficiency(int roundTrips) {
    endpoint.takeBusyShare(Duration.ofNanos(1));
    run(roundTrips);
    return endpoint.takeBusyShare(ROUND_TRIP.multipliedBy(roundTrips));
  }

  /** Round trips until nearly all slots generate. */
  double roundTripsToCapacity() {
    return roundTrips(load.until(() -> endpoint.generating() >= 0.95 * slots, step()));
  }

  /** Halves the slots; round trips until the limit fits them. */
  double roundTripsToSettleOnHalf() {
    slots /= 2;
    endpoint.slots(slots);
    return roundTrips(
        load.until(
            () -> limit.limit() <= slots * 1.2 && endpoint.generating() >= 0.95 * slots, step()));
  }

  double refusedShare() {
    return (double) endpoint.refused() / endpoint.received();
  }

  private static Duration step() {
    return ROUND_TRIP.dividedBy(50);
  }

  private static double roundTrips(Duration time) {
    return (double) time.toNanos() / ROUND_TRIP.toNanos();
  }
}
