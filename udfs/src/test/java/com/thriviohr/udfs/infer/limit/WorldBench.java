package com.thriviohr.udfs.infer.limit;

import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.VirtualEndpoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One adaptive limit in a family of virtual worlds: servers of 4 to 256 slots that queue, queue a
 * little or refuse, with random refusals of 0 to 50 %, steady or moving capacity, alone or beside a
 * second client. Prints worst case and median of each kind.
 */
public final class WorldBench {
  private static final Duration ROUND_TRIP = LimitScenario.ROUND_TRIP;
  private static final int RAMP = 8;
  private static final int LENGTH = 60;

  private final ManualScheduler scheduler = new ManualScheduler();
  private final VirtualEndpoint endpoint;
  private final List<AdaptiveLimit> limits = new ArrayList<>();
  private final int slots;

  private WorldBench(int slots, String server, double faults, int clients, long seed) {
    this.slots = slots;
    endpoint = new VirtualEndpoint(scheduler, slots, !server.equals("refuses"), seed);
    if (server.equals("short queue")) {
      endpoint.queueLimit(slots);
    }
    endpoint.faults(faults, faults == 0 ? null : Duration.ofSeconds(1));
    for (int i = 0; i < clients; i++) {
      limits.add(new LimitedLoad(scheduler, endpoint, 16, Math.max(64, slots * 4), seed + i).limit);
    }
  }

  /** Share of slot time used from cold, then of steady running, and refusals for load. */
  private double[] run(boolean moves) {
    endpoint.takeBusyShare(Duration.ofNanos(1));
    scheduler.advance(ROUND_TRIP.multipliedBy(RAMP));
    double cold = endpoint.takeBusyShare(ROUND_TRIP.multipliedBy(RAMP));
    double steady = 0;
    int parts = 4;
    for (int part = 0; part < parts; part++) {
      endpoint.slots(moves && part % 2 == 1 ? Math.max(2, slots / 2) : slots);
      scheduler.advance(ROUND_TRIP.multipliedBy(LENGTH / parts));
      steady += endpoint.takeBusyShare(ROUND_TRIP.multipliedBy(LENGTH / parts)) / parts;
    }
    long accepted = endpoint.received() - endpoint.faults();
    double refused = (double) endpoint.refused() / Math.max(1, accepted);
    double most = limits.stream().mapToInt(AdaptiveLimit::limit).sum() / (double) slots;
    return new double[] {cold, Math.min(steady, 1.2), refused, most};
  }

  /** Takes no arguments. */
  public static void main(String[] args) {
    System.out.printf(
        "%-12s %6s %7s %5s | %-17s | %-17s | %-17s | %s%n",
        "server",
        "faults",
        "clients",
        "moves",
        "cold use",
        "steady use",
        "refused by load",
        "limit/slots");
    System.out.printf(
        "%35s%s%n", "", "|  worst   median   |  worst   median   |  worst   median   | most");
    List<double[]> all = new ArrayList<>();
    for (String server : new String[] {"refuses", "short queue", "queues"}) {
      for (double faults : new double[] {0, 0.01, 0.1, 0.3, 0.5}) {
        all.addAll(family(server, faults, 1, false));
      }
      all.addAll(family(server, 0, 1, true));
      all.addAll(family(server, 0, 2, false));
    }
    System.out.printf("%d worlds%n", all.size());
    print("all", 0, 0, false, all);
  }

  private static List<double[]> family(String server, double faults, int clients, boolean moves) {
    List<double[]> results = new ArrayList<>();
    for (int slots : new int[] {4, 16, 64, 256}) {
      for (long seed = 1; seed <= 12; seed++) {
        results.add(new WorldBench(slots, server, faults, clients, seed).run(moves));
      }
    }
    print(server, faults, clients, moves, results);
    return results;
  }

  private static void print(
      String server, double faults, int clients, boolean moves, List<double[]> results) {
    System.out.printf(
        "%-12s %6.2f %7d %5s | %7.3f %7.3f   | %7.3f %7.3f   | %7.4f %7.4f   | %.2f%n",
        server,
        faults,
        clients,
        moves ? "yes" : "no",
        at(results, 0, 0),
        at(results, 0, 0.5),
        at(results, 1, 0),
        at(results, 1, 0.5),
        at(results, 2, 1),
        at(results, 2, 0.5),
        at(results, 3, 1));
  }

  private static double at(List<double[]> results, int measure, double share) {
    List<Double> values = new ArrayList<>();
    results.forEach(result -> values.add(result[measure]));
    Collections.sort(values);
    return values.get((int) Math.round(share * (values.size() - 1)));
  }
}
