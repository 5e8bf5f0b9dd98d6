package com.thriviohr.udfs.infer;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Keeps a client supplied with prompts, as a job does, and counts what comes back. */
public final class LoadRun {
  private final ManualScheduler scheduler;
  private final InferenceClient client;
  private int left;
  private int sent;
  private int answered;
  private int failed;

  /**
   * @param prompts how many in all
   * @param outstanding how many are under way at a time
   */
  public LoadRun(ManualScheduler scheduler, InferenceClient client, int prompts, int outstanding) {
    this.scheduler = scheduler;
    this.client = client;
    this.left = prompts;
    for (int i = 0; i < outstanding; i++) {
      next();
    }
  }

  /** Time until a condition holds, looked at every step; at most an hour. */
  public Duration until(BooleanSupplier condition, Duration step) {
    long from = scheduler.nanoTime();
    while (!condition.getAsBoolean() && scheduler.nanoTime() - from < 3_600_000_000_000L) {
      scheduler.advance(step);
    }
    return Duration.ofNanos(scheduler.nanoTime() - from);
  }

  /** True when every prompt has its outcome. */
  public boolean isDone() {
    return answered + failed == sent && left == 0;
  }

  /** Prompts answered. */
  public int answered() {
    return answered;
  }

  /** Prompts that ended in a failure. */
  public int failed() {
    return failed;
  }

  private void next() {
    if (left == 0) {
      return;
    }
    left--;
    client.complete(FakeInferenceClient.prompt("p-" + sent++)).whenComplete(this::count);
  }

  private void count(Completion completion, Throwable thrown) {
    if (thrown == null) {
      answered++;
    } else {
      failed++;
    }
    // On the scheduler: a client that fails at once would otherwise recurse through all prompts.
    scheduler.schedule(this::next, 0, java.util.concurrent.TimeUnit.NANOSECONDS);
  }
}
