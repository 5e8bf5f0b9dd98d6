package com.thriviohr.udfs.infer.pool;

import com.thriviohr.udfs.infer.LoadRun;
import java.time.Duration;

/** Prints what a pool of unequal servers reaches on virtual time. */
public final class PoolBench {
  private PoolBench() {}

  /** Takes no arguments. */
  public static void main(String[] args) {
    for (long seed = 1; seed <= 3; seed++) {
      System.out.printf(
          "one of four 10 x slow, seed %d: makespan / ideal %.3f%n", seed, slow(seed));
      System.out.printf("1:2:4, one dies, seed %d: %s%n", seed, dies(seed));
    }
  }

  /** Makespan over the time all servers together need. */
  static double slow(long seed) {
    PoolScenario scenario = new PoolScenario(seed, 100, 100, 100, 10);
    LoadRun load = scenario.load(8000, 256);
    double seconds = scenario.finish(load);
    return seconds / (scenario.tokens() / PoolScenario.tokensPerSecond(100, 100, 100, 10));
  }

  /** Efficiency, losses and retries when the middle one of three dies. */
  static String dies(long seed) {
    PoolScenario scenario = new PoolScenario(seed, 50, 100, 200);
    LoadRun load = scenario.load(8000, 256);
    scenario.scheduler.advance(Duration.ofSeconds(60));
    scenario.servers.get(1).die();
    double seconds = scenario.finish(load);
    double ideal =
        60
            + (scenario.tokens() - 60 * PoolScenario.tokensPerSecond(50, 100, 200))
                / PoolScenario.tokensPerSecond(50, 200);
    return String.format(
        "efficiency %.3f, answered %d, lost %d, retries %d",
        ideal / (seconds + 60), load.answered(), load.failed(), scenario.retries.get());
  }
}
