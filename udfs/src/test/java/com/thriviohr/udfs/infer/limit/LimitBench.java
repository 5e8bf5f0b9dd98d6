package com.thriviohr.udfs.infer.limit;

/** Prints what the adaptive limit reaches on virtual time, for several endpoints and seeds. */
public final class LimitBench {
  private LimitBench() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    System.out.println(
        "server slots seed | to 95 % RTT | use 200 RTT | settle RTT | use after | 429");
    for (boolean queues : new boolean[] {false, true}) {
      for (int slots : new int[] {4, 16, 64, 256}) {
        for (long seed = 1; seed <= 3; seed++) {
          print(queues, slots, seed);
        }
      }
    }
  }

  private static void print(boolean queues, int slots, long seed) {
    LimitScenario whole = new LimitScenario(slots, queues, seed);
    double use = whole.efficiency(200);
    LimitScenario scenario = new LimitScenario(slots, queues, seed);
    double ramp = scenario.roundTripsToCapacity();
    scenario.run(100);
    int before = scenario.limit.limit();
    double settle = scenario.roundTripsToSettleOnHalf();
    double after = scenario.efficiency(100);
    System.out.printf(
        "%-7s %4d %d | %5.1f | %.3f (limit %d) | %5.1f | %.3f (limit %d) | %.4f %.4f%n",
        queues ? "queues" : "refuses",
        slots,
        seed,
        ramp,
        use,
        before,
        settle,
        after,
        scenario.limit.limit(),
        whole.refusedShare(),
        scenario.refusedShare());
  }
}
