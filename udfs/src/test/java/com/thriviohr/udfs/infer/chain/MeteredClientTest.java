package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeteredClientTest {
  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final ManualScheduler clock = new ManualScheduler();
  private final InferenceMetrics metrics = new InferenceMetrics();
  private final MeteredClient client = new MeteredClient(fake, metrics, clock::nanoTime);

  @Test
  void countsAnswersWithTokensAndLatency() {
    // Given
    client.complete(prompt("a"));
    clock.advance(Duration.ofMillis(40));

    // When
    fake.answer(0);

    // Then
    assertThat(metrics.sentSum()).isEqualTo(1);
    assertThat(metrics.answeredSum()).isEqualTo(1);
    assertThat(metrics.inputTokenSum()).isEqualTo(10);
    assertThat(metrics.outputTokenSum()).isEqualTo(5);
    assertThat(metrics.latencyMillisSum()).isEqualTo(40);
    assertThat(metrics.failures()).isEmpty();
  }

  @Test
  void countsFailuresByKind() {
    // Given
    fake.fails(FailureKind.THROTTLED).fails(FailureKind.THROTTLED).throwsInstead();

    // When
    for (int i = 0; i < 3; i++) {
      client.complete(prompt("p" + i));
    }

    // Then
    assertThat(metrics.failures())
        .isEqualTo(Map.of(FailureKind.THROTTLED, 2L, FailureKind.INVALID_REQUEST, 1L));
    assertThat(metrics.sentSum()).isEqualTo(3);
  }

  @Test
  void countsCancelledCallOnceAndCancelsIt() {
    // When
    client.complete(prompt("a")).toCompletableFuture().cancel(true);

    // Then
    assertThat(fake.calls().get(0)).isCancelled();
    assertThat(metrics.failures()).isEqualTo(Map.of(FailureKind.CONNECTION_FAILED, 1L));
  }
}
