package com.thriviohr.udfs.simulator;

import static java.util.Objects.requireNonNull;

import java.util.function.IntConsumer;

/** A generation that waits or runs, and what follows each of its three ends. */
final class GenerationJob {
  private final Generation generation;
  private final Runnable done;
  private final IntConsumer aborted;
  private final Runnable abandoned;
  private long startNanos;
  private long durationNanos;

  /**
   * @param generation what is generated
   * @param done it is complete
   * @param aborted it was cut off while it ran; takes the output tokens written until then
   * @param abandoned it was dropped before it ran
   */
  GenerationJob(Generation generation, Runnable done, IntConsumer aborted, Runnable abandoned) {
    this.generation = requireNonNull(generation, "generation");
    this.done = requireNonNull(done, "done");
    this.aborted = requireNonNull(aborted, "aborted");
    this.abandoned = requireNonNull(abandoned, "abandoned");
  }

  Generation generation() {
    return generation;
  }

  void started(long nowNanos, long nanos) {
    startNanos = nowNanos;
    durationNanos = nanos;
  }

  void finish() {
    done.run();
  }

  void abort(long nowNanos) {
    double share = durationNanos == 0 ? 0 : (nowNanos - startNanos) / (double) durationNanos;
    aborted.accept((int) (generation.outputTokens() * Math.min(1, Math.max(0, share))));
  }

  void abandon() {
    abandoned.run();
  }
}
