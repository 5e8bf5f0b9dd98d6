package com.thriviohr.udfs.infer.limit;

import com.thriviohr.udfs.infer.LoadRun;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.VirtualEndpoint;
import com.thriviohr.udfs.infer.chain.LimitedClient;
import com.thriviohr.udfs.infer.chain.RetryPolicy;
import com.thriviohr.udfs.infer.chain.RetryingClient;
import java.time.Duration;
import java.util.Random;

/** A patient client with an adaptive limit of its own, kept supplied with prompts. */
final class LimitedLoad {
  final AdaptiveLimit limit;
  final LoadRun load;

  /**
   * @param initial limit to begin with
   * @param outstanding prompts under way at a time
   */
  LimitedLoad(
      ManualScheduler scheduler,
      VirtualEndpoint endpoint,
      int initial,
      int outstanding,
      long seed) {
    limit = new AdaptiveLimit(initial, AdaptiveLimit.MOST, scheduler::nanoTime);
    RetryPolicy patient =
        new RetryPolicy(100, Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofHours(10));
    RetryingClient client =
        new RetryingClient(
            new LimitedClient(endpoint, limit, scheduler),
            patient,
            scheduler,
            new Random(seed),
            scheduler::nanoTime,
            () -> {});
    load = new LoadRun(scheduler, client, Integer.MAX_VALUE, outstanding);
  }
}
