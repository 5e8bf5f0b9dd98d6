package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * What a client did with the prompts of one run, seen from whoever calls it. Functions that Flink
 * ships find it by the run's name, since all run in this JVM.
 */
final class Observations {
  private static final Map<String, Observations> RUNS = new ConcurrentHashMap<>();

  private final CountDownLatch started = new CountDownLatch(1);
  private final Map<String, Long> firstAsked = new ConcurrentHashMap<>();
  private final Map<String, Answered> answered = new ConcurrentHashMap<>();
  private volatile long startedAt;
  private volatile long lastAt;
  private volatile int milestone = -1;
  private volatile Runnable atMilestone = () -> {};
  private volatile OptionalDouble cpu = OptionalDouble.empty();
  private volatile OptionalDouble memory = OptionalDouble.empty();

  private Observations() {}

  /** Those of the run with that name. */
  static Observations of(String run) {
    return RUNS.computeIfAbsent(run, name -> new Observations());
  }

  /** A client that is watched. */
  InferenceClient watch(InferenceClient client) {
    return new Watched(client);
  }

  /** Runs something once so many prompts are answered. */
  void onAnswer(int number, Runnable action) {
    milestone = number;
    atMilestone = action;
  }

  /** Waits for the first prompt. */
  void awaitStart() throws InterruptedException {
    started.await();
  }

  /** The answers, in the order in which they came. */
  List<Answered> answers() {
    List<Answered> answers = new ArrayList<>(answered.values());
    answers.sort((a, b) -> Double.compare(a.atSeconds, b.atSeconds));
    return answers;
  }

  /** Seconds from the first prompt to the last outcome. */
  double wallSeconds() {
    return (lastAt - startedAt) / 1e9;
  }

  /** The first prompt is asked now, by another process. */
  void start() {
    start(System.nanoTime());
  }

  /** Another process had an outcome: an answer, or none. */
  synchronized void end(String promptId, double atSeconds, Optional<Answered> answer) {
    lastAt = startedAt + (long) (atSeconds * 1e9);
    answer.ifPresent(given -> answered.putIfAbsent(promptId, given));
  }

  /** What the client took of the machine, where it has a process of its own. */
  void cost(double cpuSeconds, double mebibytes) {
    cpu = OptionalDouble.of(cpuSeconds);
    memory = OptionalDouble.of(mebibytes);
  }

  /** CPU seconds from the first prompt on. */
  OptionalDouble cpuSeconds() {
    return cpu;
  }

  /** Most memory, in MiB. */
  OptionalDouble mebibytes() {
    return memory;
  }

  private synchronized void start(long now) {
    if (started.getCount() > 0) {
      startedAt = now;
      started.countDown();
    }
  }

  private synchronized void end(Prompt prompt, Completion completion, long askedAt) {
    long now = System.nanoTime();
    lastAt = now;
    if (completion != null) {
      if (answered.size() == milestone) {
        atMilestone.run();
      }
      answered.putIfAbsent(
          prompt.getPromptId(),
          Answered.by((now - startedAt) / 1e9, (now - askedAt) / 1e9, completion));
    }
  }

  /** When a prompt was answered, how long after it was first asked, and with how many tokens. */
  static final class Answered {
    final double atSeconds;
    final double seconds;
    final int inputTokens;
    final int outputTokens;

    Answered(double atSeconds, double seconds, int inputTokens, int outputTokens) {
      this.atSeconds = atSeconds;
      this.seconds = seconds;
      this.inputTokens = inputTokens;
      this.outputTokens = outputTokens;
    }

    /** A client that holds prompts back says itself how long the answer took from its sending. */
    private static Answered by(double atSeconds, double seconds, Completion completion) {
      double told = completion.getLatencyMs() / 1e3;
      return new Answered(
          atSeconds,
          told > 0 ? told : seconds,
          completion.getInputTokens(),
          completion.getOutputTokens());
    }
  }

  private final class Watched implements InferenceClient {
    private final InferenceClient client;

    Watched(InferenceClient client) {
      this.client = client;
    }

    @Override
    public CompletionStage<Completion> complete(Prompt prompt) {
      long now = System.nanoTime();
      start(now);
      firstAsked.putIfAbsent(prompt.getPromptId(), now);
      CompletableFuture<Completion> call = Calls.start(client, prompt);
      return call.whenComplete(
          (completion, thrown) -> end(prompt, completion, firstAsked.get(prompt.getPromptId())));
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
