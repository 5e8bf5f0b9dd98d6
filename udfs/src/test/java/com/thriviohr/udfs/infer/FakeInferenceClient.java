package com.thriviohr.udfs.infer;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Does what its script says, call by call; without a script left it leaves calls open. */
public final class FakeInferenceClient implements InferenceClient {
  private final Queue<Function<Prompt, CompletableFuture<Completion>>> script = new ArrayDeque<>();
  private final List<CompletableFuture<Completion>> calls = new ArrayList<>();
  private final List<Prompt> prompts = new ArrayList<>();
  private int closes;

  /** A prompt with the given id and no wishes. */
  public static Prompt prompt(String id) {
    return Prompt.newBuilder()
        .setTenantId("acme")
        .setPromptId(id)
        .setTask("nudge")
        .setMessages(List.of(new ChatMessage(Role.USER, "Say thanks to {{recipient}}")))
        .setMaxTokens(64)
        .build();
  }

  /** An answer of 10 input and 5 output tokens. */
  public static Completion completion(Prompt prompt) {
    return Completion.newBuilder()
        .setTenantId(prompt.getTenantId())
        .setPromptId(prompt.getPromptId())
        .setTask(prompt.getTask())
        .setText("Thank you, {{recipient}}")
        .setFinishReason("stop")
        .setRoute("")
        .setModel("fake-model")
        .setEndpoint("fake")
        .setInputTokens(10)
        .setOutputTokens(5)
        .setCostMicroUsd(0)
        .setAttempts(1)
        .setLatencyMs(0)
        .setCompletedAt(Instant.EPOCH)
        .build();
  }

  /** The next call is answered at once. */
  public FakeInferenceClient answers() {
    script.add(prompt -> CompletableFuture.completedFuture(completion(prompt)));
    return this;
  }

  /** The next call fails at once. */
  public FakeInferenceClient fails(FailureKind kind) {
    script.add(p -> CompletableFuture.failedFuture(new InferenceException(kind, "scripted")));
    return this;
  }

  /** The next call fails at once and asks for a wait. */
  public FakeInferenceClient failsWithRetryAfter(FailureKind kind, Duration wait) {
    script.add(
        p -> CompletableFuture.failedFuture(new InferenceException(kind, "scripted", wait, 1)));
    return this;
  }

  /** The next call throws, against the contract. */
  public FakeInferenceClient throwsInstead() {
    script.add(
        prompt -> {
          throw new IllegalStateException("scripted");
        });
    return this;
  }

  /** The next call stays open until the test completes it. */
  public FakeInferenceClient hangs() {
    script.add(prompt -> new CompletableFuture<>());
    return this;
  }

  @Override
  public synchronized CompletionStage<Completion> complete(Prompt prompt) {
    prompts.add(prompt);
    CompletableFuture<Completion> call =
        script.isEmpty() ? new CompletableFuture<>() : script.remove().apply(prompt);
    calls.add(call);
    return call;
  }

  @Override
  public synchronized void close() {
    closes++;
  }

  /** Futures handed out, in order. */
  public synchronized List<CompletableFuture<Completion>> calls() {
    return List.copyOf(calls);
  }

  /** Ids of the prompts asked, in order. */
  public synchronized List<String> ids() {
    return prompts.stream().map(Prompt::getPromptId).toList();
  }

  /** Completes an open call with its answer. */
  public void answer(int call) {
    calls().get(call).complete(completion(prompts.get(call)));
  }

  /** How often it was closed. */
  public synchronized int closes() {
    return closes;
  }
}
