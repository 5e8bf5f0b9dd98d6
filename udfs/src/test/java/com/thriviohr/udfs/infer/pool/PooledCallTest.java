package com.thriviohr.udfs.infer.pool;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PooledCallTest {
  private final Backend left = backend("left");
  private final Backend right = backend("right");
  private final PooledCall pooledCall = new PooledCall(prompt(), QueuePosition.whenever());

  @Test
  void aServerThatGoesAwayDoesNotEndTheCallAtTheNextOne() {
    // Given
    CompletableFuture<Completion> next = new CompletableFuture<>();
    pooledCall.hold(left, new CompletableFuture<>());
    pooledCall.hold(right, next);

    // When
    pooledCall.cancelCallAt(left);

    // Then
    assertThat(next).isNotDone();
  }

  @Test
  void aServerThatGoesAwayEndsItsOwnCall() {
    // Given
    CompletableFuture<Completion> call = new CompletableFuture<>();
    pooledCall.hold(left, call);

    // When
    pooledCall.cancelCallAt(left);

    // Then
    assertThat(call).isCancelled();
  }

  private static Backend backend(String name) {
    return new Backend(
        name,
        new FakeInferenceClient(),
        new AdaptiveLimit(1, 1, System::nanoTime),
        System::nanoTime);
  }

  private static Prompt prompt() {
    return Prompt.newBuilder()
        .setTenantId("acme")
        .setPromptId("p-1")
        .setTask("nudge")
        .setMessages(List.of(new ChatMessage(Role.USER, "Hi")))
        .setMaxTokens(8)
        .build();
  }
}
