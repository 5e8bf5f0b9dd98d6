package com.thriviohr.jobs.bench;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** How soon the limit finds an endpoint's slots, and finds them again when half of them go. */
final class LimitMeasure {
  private static final int SLOTS = 64;
  private static final double SLOT_TOKENS_PER_SECOND = 100;
  private static final int UNDER_WAY = 256;
  private static final double MOST_SECONDS = 15;
  private static final int ROUND_TRIPS_AFTER = 20;

  private LimitMeasure() {}

  static List<Target> targets() throws IOException, InterruptedException {
    String refusing = SimulatedServer.of(SLOTS, 100, "--queue-limit 0").arguments();
    try (Servers servers = Servers.start(List.of(refusing));
        LimitedChain chain = new LimitedChain(servers.uris().get(0), 1, 1_024)) {
      URI server = servers.uris().get(0);
      Load load = new Load(chain, UNDER_WAY);
      load.start();
      double ramp = secondsUntil(server, chain, SLOTS, Integer.MAX_VALUE);
      ServerBill before = ServerBill.of(List.of(server));
      double roundTrip = before.outputTokens() / SLOT_TOKENS_PER_SECOND / before.billed();
      pause(ROUND_TRIPS_AFTER * roundTrip);
      Servers.change(server, "capacity?slots=" + SLOTS / 2);
      double settle = secondsUntil(server, chain, SLOTS / 2, SLOTS * 3 / 5);
      pause(ROUND_TRIPS_AFTER * roundTrip);
      ServerBill bill = ServerBill.of(List.of(server));
      load.stop();
      return List.of(
          Target.atMost("time to 95 % of capacity from a limit of 1", 10, ramp / roundTrip, " RTT"),
          Target.atMost("re-settle after capacity halves", 5, settle / roundTrip, " RTT"),
          Target.atMost("429s on the way", 1, 100.0 * bill.refused() / bill.requests(), " %"));
    }
  }

  private static double secondsUntil(URI server, LimitedChain chain, int slots, int mostLimit)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    double seconds = 0;
    while (seconds < MOST_SECONDS
        && (chain.limit().limit() > mostLimit || Servers.running(server) < 0.95 * slots)) {
      pause(0.01);
      seconds = (System.nanoTime() - start) / 1e9;
    }
    return seconds;
  }

  private static void pause(double seconds) throws InterruptedException {
    Thread.sleep((long) (seconds * 1_000));
  }
}
