package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.Fnv1a;
import com.thriviohr.datasets.text.TokenEstimate;
import com.thriviohr.udfs.infer.client.QueuePosition;
import java.util.concurrent.CompletableFuture;

/** A prompt on its way through a pool, from server to server if need be. */
final class PooledCall {
  private static final int PREFIX = 256;

  private final Prompt prompt;
  private final QueuePosition position;
  private final long tokens;
  private final long prefixHash;
  private final CompletableFuture<Completion> result = new CompletableFuture<>();
  private volatile Held held;
  private boolean sent;
  private int moves;

  PooledCall(Prompt prompt, QueuePosition position) {
    this.prompt = requireNonNull(prompt, "prompt");
    this.position = requireNonNull(position, "turn");
    this.tokens = TokenEstimate.of(prompt) + prompt.getMaxTokens();
    this.prefixHash = prefixHash(prompt);
    result.whenComplete((completion, thrown) -> cancelCall());
  }

  Prompt prompt() {
    return prompt;
  }

  CompletableFuture<Completion> result() {
    return result;
  }

  /** Input and the most output. */
  long tokens() {
    return tokens;
  }

  /** Same for prompts that begin alike, whose prefix a server may still have. */
  long prefixHash() {
    return prefixHash;
  }

  /** Tells the turn, the first time only. */
  void begin() {
    if (!sent) {
      sent = true;
      position.start();
    }
  }

  /** Counts a move to another server. */
  int moved() {
    return ++moves;
  }

  /** Notes the call that is made for it now. */
  void hold(Backend backend, CompletableFuture<Completion> started) {
    held = new Held(backend, started);
    if (result.isDone()) {
      started.cancel(true);
    }
  }

  /** Ends its call at a server, unless it has moved on already. */
  void cancelCallAt(Backend backend) {
    Held now = held;
    if (now != null && now.backend == backend) {
      now.call.cancel(true);
    }
  }

  private void cancelCall() {
    Held now = held;
    if (now != null) {
      now.call.cancel(true);
    }
  }

  private static long prefixHash(Prompt prompt) {
    long hash = Fnv1a.OFFSET;
    int left = PREFIX;
    for (ChatMessage message : prompt.getMessages()) {
      int length = Math.min(left, message.getContent().length());
      hash = Fnv1a.extend(hash, message.getContent(), length);
      left -= length;
    }
    return hash;
  }

  private static final class Held {
    private final Backend backend;
    private final CompletableFuture<Completion> call;

    private Held(Backend backend, CompletableFuture<Completion> call) {
      this.backend = backend;
      this.call = call;
    }
  }
}
