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
  private final Backend left = member("left");
  private final Backend right = member("right");
  private final PooledCall passage = new PooledCall(prompt(), QueuePosition.whenever());

  @Test
  void aServerThatGoesAwayDoesNotEndTheCallAtTheNextOne() {
    // Given
    CompletableFuture<Completion> next = new CompletableFuture<>();
    passage.hold(left, new CompletableFuture<>());
    passage.hold(right, next);

    // When
    passage.cancelCallAt(left);

    // Then
    assertThat(next).isNotDone();
  }

  @Test
  void aServerThatGoesAwayEndsItsOwnCall() {
    // Given
    CompletableFuture<Completion> call = new CompletableFuture<>();
    passage.hold(left, call);

    // When
    passage.cancelCallAt(left);

    // Then
    assertThat(call).isCancelled();
  }

  private static Backend member(String name) {
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
