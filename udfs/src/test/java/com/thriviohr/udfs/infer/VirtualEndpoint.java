package com.thriviohr.udfs.infer;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * A model server on virtual time: so many generations at once, each at its own token rate; the rest
 * queues without end, as vLLM's does, or is refused with HTTP 429 after a hundredth of a round
 * trip.
 */
public final class VirtualEndpoint implements InferenceClient {
  private static final Duration PREFILL = Duration.ofMillis(100);
  private static final Duration REFUSAL = Duration.ofMillis(20);
  private static final Duration ON_THE_WIRE = Duration.ofMillis(20);

  private final ManualScheduler scheduler;
  private final boolean queues;
  private final Random random;
  private final ArrayDeque<Generation> queue = new ArrayDeque<>();
  private final Set<Generation> generating = new HashSet<>();
  private int slots;
  private double tokensPerSecond = 100;
  private double faultShare;
  private Duration retryAfter;
  private int queueLimit = Integer.MAX_VALUE;
  private boolean dead;
  private long faults;
  private long refused;
  private long received;
  private long tokens;
  private long busyNanos;
  private long busySince;

  /**
   * @param slots generations at once
   * @param queues true to queue what comes beyond, false to refuse it
   */
  public VirtualEndpoint(ManualScheduler scheduler, int slots, boolean queues, long seed) {
    this.scheduler = scheduler;
    this.slots = slots;
    this.queues = queues;
    this.random = new Random(seed);
  }

  /** Changes how many it generates at once; what runs goes on. */
  public void slots(int value) {
    count();
    slots = value;
    startQueued();
  }

  /** Tokens per second of one generation, 100 to begin with. */
  public VirtualEndpoint speed(double value) {
    tokensPerSecond = value;
    return this;
  }

  /** Refuses so many of all requests, whatever its load, asking to be left alone for a while. */
  public VirtualEndpoint faults(double share, Duration wait) {
    faultShare = share;
    retryAfter = wait;
    return this;
  }

  /** Most requests in its queue; beyond them it refuses. */
  public VirtualEndpoint queueLimit(int value) {
    queueLimit = value;
    return this;
  }

  /** Breaks every connection, and refuses new ones. */
  public void die() {
    count();
    dead = true;
    Set<Generation> broken = new HashSet<>(generating);
    broken.addAll(queue);
    generating.clear();
    queue.clear();
    broken.forEach(Generation::breakOff);
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    received++;
    if (dead) {
      return CompletableFuture.failedFuture(
          new InferenceException(FailureKind.CONNECTION_FAILED, "dead"));
    }
    if (random.nextDouble() < faultShare) {
      faults++;
      return refusal();
    }
    if (generating.size() >= slots && (!queues || queue.size() >= queueLimit)) {
      refused++;
      return refusal();
    }
    Generation generation = new Generation(prompt, outputTokens());
    queue.add(generation);
    startQueued();
    return generation.answer;
  }

  private CompletableFuture<Completion> refusal() {
    CompletableFuture<Completion> refusal = new CompletableFuture<>();
    InferenceException full = new InferenceException(FailureKind.THROTTLED, "full", retryAfter, 1);
    Runnable refuse = () -> refusal.completeExceptionally(full);
    scheduler.schedule(refuse, REFUSAL.toNanos(), TimeUnit.NANOSECONDS);
    return refusal;
  }

  @Override
  public void close() {}

  /** Share of its slot time since the last call that went into generating. */
  public double takeBusyShare(Duration window) {
    count();
    double share = (double) busyNanos / slots / window.toNanos();
    busyNanos = 0;
    return share;
  }

  /** Generations running. */
  public int generating() {
    return generating.size();
  }

  /** Requests waiting in its own queue. */
  public int waiting() {
    return queue.size();
  }

  /** Requests refused for no reason of load. */
  public long faults() {
    return faults;
  }

  /** Requests refused for its load. */
  public long refused() {
    return refused;
  }

  /** Requests received, the refused ones included. */
  public long received() {
    return received;
  }

  /** Tokens generated. */
  public long tokens() {
    return tokens;
  }

  /** Most answers are short, some very long: 50 to 2,000 tokens, mean about 200. */
  private int outputTokens() {
    return (int) Math.min(2000, 50 + 150 * -Math.log(1 - random.nextDouble()));
  }

  private void startQueued() {
    count();
    while (!queue.isEmpty() && generating.size() < slots) {
      queue.poll().generate();
    }
  }

  private void count() {
    busyNanos += (scheduler.nanoTime() - busySince) * generating.size();
    busySince = scheduler.nanoTime();
  }

  private final class Generation {
    private final Prompt prompt;
    private final int outputTokens;
    private final CompletableFuture<Completion> answer = new CompletableFuture<>();

    Generation(Prompt prompt, int outputTokens) {
      this.prompt = prompt;
      this.outputTokens = outputTokens;
      answer.whenComplete((completion, thrown) -> leave());
    }

    void generate() {
      generating.add(this);
      long nanos = PREFILL.toNanos() + (long) (outputTokens * 1e9 / tokensPerSecond);
      scheduler.schedule(this::finish, nanos, TimeUnit.NANOSECONDS);
    }

    void breakOff() {
      answer.completeExceptionally(
          new InferenceException(FailureKind.CONNECTION_FAILED, "connection reset"));
    }

    private void finish() {
      if (generating.contains(this)) {
        tokens += outputTokens;
        Completion completion = FakeInferenceClient.completion(prompt);
        completion.setOutputTokens(outputTokens);
        count();
        generating.remove(this);
        startQueued();
        // Its slot may be taken anew before the client hears of the answer.
        Runnable arrive = () -> answer.complete(completion);
        scheduler.schedule(arrive, ON_THE_WIRE.toNanos(), TimeUnit.NANOSECONDS);
      }
    }

    /** A client that hangs up frees the slot. */
    private void leave() {
      count();
      queue.remove(this);
      generating.remove(this);
      startQueued();
    }
  }
}
