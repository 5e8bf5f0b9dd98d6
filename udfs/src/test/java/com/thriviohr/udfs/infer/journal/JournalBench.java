package com.thriviohr.udfs.infer.journal;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.budget.BudgetedClientTest;
import com.thriviohr.udfs.infer.chain.LimitedClient;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * What the journal costs in throughput: a model that takes a fixed time per call, at a fixed
 * concurrency, without and with a local journal, in turn. As in a job's chain the calls' permits
 * are inside the journal, and twice as many prompts are under way. Arguments: calls, concurrency,
 * milliseconds per call.
 */
public final class JournalBench {
  private JournalBench() {}

  /** Prints calls per second and the journal's share. */
  public static void main(String[] args) throws Exception {
    int calls = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
    int concurrency = args.length > 1 ? Integer.parseInt(args[1]) : 64;
    int millis = args.length > 2 ? Integer.parseInt(args[2]) : 100;
    ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    double plain = 0;
    double journaled = 0;
    for (int round = 0; round < 3; round++) {
      InferenceClient bare = limited(new Timed(timer, millis), concurrency, timer);
      plain = Math.max(plain, perSecond(bare, calls, 2 * concurrency));
      Path folder = Files.createTempDirectory("journal-bench");
      try (Journal journal =
          Journal.open(folder.toString(), "r", Duration.ofDays(1), Clock.systemUTC())) {
        InferenceClient client =
            new JournaledClient(
                limited(
                    new WriteAheadClient(
                        new Timed(timer, millis), journal, BudgetedClientTest.WORST),
                    concurrency,
                    timer),
                journal,
                prompt -> Optional.of("fake-model"),
                Completion::getModel);
        journaled = Math.max(journaled, perSecond(client, calls, 2 * concurrency));
      }
    }
    System.out.printf(
        "calls=%d concurrency=%d ms=%d: plain %.0f/s, journaled %.0f/s, cost %.1f %%%n",
        calls, concurrency, millis, plain, journaled, 100 * (1 - journaled / plain));
    timer.shutdownNow();
  }

  private static InferenceClient limited(
      InferenceClient client, int concurrency, ScheduledExecutorService timer) {
    AdaptiveLimit limit = new AdaptiveLimit(concurrency, concurrency, System::nanoTime);
    return new LimitedClient(client, limit, timer);
  }

  private static double perSecond(InferenceClient client, int calls, int concurrency)
      throws InterruptedException {
    Semaphore permits = new Semaphore(concurrency);
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      permits.acquire();
      client
          .complete(FakeInferenceClient.prompt("p" + i))
          .whenComplete((completion, thrown) -> permits.release());
    }
    permits.acquire(concurrency);
    return calls / ((System.nanoTime() - start) / 1e9);
  }

  private static final class Timed implements InferenceClient {
    private final ScheduledExecutorService timer;
    private final int millis;

    Timed(ScheduledExecutorService timer, int millis) {
      this.timer = timer;
      this.millis = millis;
    }

    @Override
    public CompletionStage<Completion> complete(Prompt prompt) {
      CompletableFuture<Completion> call = new CompletableFuture<>();
      timer.schedule(
          () -> call.complete(FakeInferenceClient.completion(prompt)),
          millis,
          TimeUnit.MILLISECONDS);
      return call;
    }

    @Override
    public void close() {}
  }
}
