package com.thriviohr.udfs.infer.pool;

import com.thriviohr.udfs.infer.LoadRun;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.VirtualEndpoint;
import com.thriviohr.udfs.infer.chain.RetryPolicy;
import com.thriviohr.udfs.infer.chain.RetryingClient;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** A pool of virtual servers of different speed; times in seconds of the virtual clock. */
final class PoolScenario {
  private static final int SLOTS = 16;

  final ManualScheduler scheduler = new ManualScheduler();
  final List<VirtualEndpoint> servers = new ArrayList<>();
  final AtomicInteger retries = new AtomicInteger();
  final PooledClient pool;
  private final RetryingClient client;

  PoolScenario(long seed, double... speeds) {
    pool = new PooledClient(scheduler, new Random(seed), scheduler::nanoTime);
    for (int i = 0; i < speeds.length; i++) {
      VirtualEndpoint server =
          new VirtualEndpoint(scheduler, SLOTS, true, seed + i).speed(speeds[i]);
      servers.add(server);
      pool.join("server-" + i, server, new AdaptiveLimit(4, 256, scheduler::nanoTime));
    }
    client =
        new RetryingClient(
            pool,
            new RetryPolicy(4, Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofHours(1)),
            scheduler,
            new Random(seed),
            scheduler::nanoTime,
            retries::incrementAndGet);
  }

  LoadRun load(int prompts, int outstanding) {
    return new LoadRun(scheduler, client, prompts, outstanding);
  }

  /** Seconds until the load is done. */
  double finish(LoadRun load) {
    return load.until(load::isDone, Duration.ofMillis(50)).toNanos() / 1e9;
  }

  /** Tokens per second that all slots generate, prefill aside. */
  static double tokensPerSecond(double... speeds) {
    double sum = 0;
    for (double speed : speeds) {
      double meanTokens = 200;
      sum += SLOTS * meanTokens / (meanTokens / speed + 0.1);
    }
    return sum;
  }

  long tokens() {
    return servers.stream().mapToLong(VirtualEndpoint::tokens).sum();
  }
}
