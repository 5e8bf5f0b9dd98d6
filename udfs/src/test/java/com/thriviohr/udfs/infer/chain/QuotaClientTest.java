package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.LoadRun;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.VirtualEndpoint;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.limit.Quota;
import com.thriviohr.udfs.infer.limit.RateLimits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class QuotaClientTest {
  private static final int TOKENS_PER_MINUTE = 600_000;
  private static final int BURN_DOWN = 5;

  private final ManualScheduler scheduler = new ManualScheduler();
  private final FakeInferenceClient fake = new FakeInferenceClient();

  private QuotaClient client(InferenceClient delegate, RateLimits limits) {
    return new QuotaClient(delegate, new Quota(limits, BURN_DOWN, scheduler::nanoTime), scheduler);
  }

  @Test
  void usesTheQuotaWithoutBeingThrottled() {
    // Given
    VirtualEndpoint model = new VirtualEndpoint(scheduler, 10_000, true, 3);
    Provider provider = new Provider(model);
    QuotaClient client = client(provider, new RateLimits(Integer.MAX_VALUE, TOKENS_PER_MINUTE));
    new LoadRun(scheduler, client, Integer.MAX_VALUE, 400);

    // When
    scheduler.advance(Duration.ofMinutes(20));

    // Then
    assertThat(provider.used / (20.0 * TOKENS_PER_MINUTE)).isGreaterThan(0.98);
    assertThat((double) provider.throttled / provider.received).isLessThanOrEqualTo(0.001);
  }

  @Test
  void spreadsRequestsOverTheMinute() {
    // Given
    QuotaClient client = client(fake, new RateLimits(60, Integer.MAX_VALUE));
    for (int i = 0; i < 100; i++) {
      client.complete(prompt("p-" + i));
    }
    int atOnce = fake.ids().size();

    // When
    scheduler.advance(Duration.ofSeconds(30));

    // Then
    assertThat(atOnce).isEqualTo(10);
    assertThat(fake.ids()).hasSize(40).startsWith("p-0", "p-1").endsWith("p-39");
  }

  @Test
  void throttledCallGivesItsReservationBackAndTellsThatTheQuotaIsUsedUp() {
    // Given
    for (int i = 0; i < 30; i++) {
      fake.fails(FailureKind.THROTTLED);
    }
    QuotaClient client = client(fake, new RateLimits(Integer.MAX_VALUE, 600));

    // When
    for (int i = 0; i < 30; i++) {
      client.complete(prompt("p-" + i));
    }
    int atOnce = fake.ids().size();
    scheduler.advance(Duration.ofMinutes(10));

    // Then
    assertThat(atOnce).isEqualTo(1);
    assertThat(fake.ids()).hasSize(30);
  }

  @Test
  void cancelledPromptIsNotSent() {
    // Given
    QuotaClient client = client(fake, new RateLimits(6, Integer.MAX_VALUE));
    client.complete(prompt("a"));
    CompletableFuture<Completion> given = client.complete(prompt("b")).toCompletableFuture();
    client.complete(prompt("c"));

    // When
    given.cancel(true);

    // Then
    scheduler.advance(Duration.ofMinutes(1));
    assertThat(fake.ids()).containsExactly("a", "c");
  }

  @Test
  void promptLargerThanTheBurstIsSentInTheEnd() {
    // Given
    QuotaClient client = client(fake, new RateLimits(Integer.MAX_VALUE, 60));
    client.complete(prompt("a"));
    client.complete(prompt("b"));

    // When
    scheduler.advance(Duration.ofMinutes(3));

    // Then
    assertThat(fake.ids()).containsExactly("a", "b");
  }

  /** Counts as Bedrock does: a minute's tokens in a bucket, reserved at the start, then settled. */
  private final class Provider implements InferenceClient {
    private final InferenceClient model;
    private double level = TOKENS_PER_MINUTE;
    private long filledAt;
    private double used;
    private long throttled;
    private long received;

    Provider(InferenceClient model) {
      this.model = model;
    }

    @Override
    public CompletionStage<Completion> complete(Prompt prompt) {
      received++;
      int reserved = 10 + prompt.getMaxTokens();
      fill();
      if (level < reserved) {
        throttled++;
        return CompletableFuture.failedFuture(
            new InferenceException(FailureKind.THROTTLED, "quota"));
      }
      level -= reserved;
      return model
          .complete(prompt)
          .thenApply(
              completion -> {
                fill();
                double cost =
                    completion.getInputTokens() + BURN_DOWN * completion.getOutputTokens();
                level += reserved - cost;
                used += cost;
                return completion;
              });
    }

    @Override
    public void close() {}

    private void fill() {
      double gained = (scheduler.nanoTime() - filledAt) / 60e9 * TOKENS_PER_MINUTE;
      level = Math.min(TOKENS_PER_MINUTE, level + gained);
      filledAt = scheduler.nanoTime();
    }
  }
}
