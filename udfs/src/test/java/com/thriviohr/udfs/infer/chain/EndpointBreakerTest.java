package com.thriviohr.udfs.infer.chain;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.FakeInferenceClient;
import com.thriviohr.udfs.infer.ManualScheduler;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointBreakerTest {
  private final FakeInferenceClient fake = new FakeInferenceClient();
  private final ManualScheduler clock = new ManualScheduler();
  private final EndpointBreaker breaker = new EndpointBreaker(fake, clock::nanoTime);

  private CompletableFuture<Completion> complete(String id) {
    return breaker.complete(prompt(id)).toCompletableFuture();
  }

  @ParameterizedTest
  @EnumSource(names = {"ACCESS_DENIED", "NOT_FOUND", "QUOTA_USED_UP"})
  void asksNoMoreAfterThreeRefusalsInARow(FailureKind kind) {
    // Given
    fake.fails(kind).fails(kind).fails(kind);
    for (String id : new String[] {"a", "b", "c"}) {
      complete(id);
    }

    // When
    InferenceException failure = Failing.failure(complete("d"));

    // Then
    assertThat(failure.kind()).isEqualTo(FailureKind.ENDPOINT_STOPPED);
    assertThat(failure).hasMessage("Not sent: scripted");
    assertThat(failure.attempts()).isZero();
    assertThat(fake.ids()).containsExactly("a", "b", "c");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"ACCESS_DENIED", "NOT_FOUND", "QUOTA_USED_UP"})
  void goesOnAfterOtherFailures(FailureKind kind) {
    // Given
    fake.fails(kind).fails(kind).fails(kind).answers();
    for (String id : new String[] {"a", "b", "c"}) {
      complete(id);
    }

    // When
    CompletableFuture<Completion> result = complete("d");

    // Then
    assertThat(result).isCompleted();
  }

  @Test
  void anAnswerBetweenThemBreaksTheRow() {
    // Given
    FailureKind denied = FailureKind.ACCESS_DENIED;
    fake.fails(denied).fails(denied).answers().fails(denied).fails(denied).answers();
    for (String id : new String[] {"a", "b", "c", "d", "e"}) {
      complete(id);
    }

    // When
    CompletableFuture<Completion> result = complete("f");

    // Then
    assertThat(result).isCompleted();
  }

  @Test
  void asksAgainAfterAMinute() {
    // Given
    FailureKind denied = FailureKind.ACCESS_DENIED;
    fake.fails(denied).fails(denied).fails(denied).answers().answers();
    for (String id : new String[] {"a", "b", "c"}) {
      complete(id);
    }
    clock.advance(Duration.ofMinutes(1));

    // When
    CompletableFuture<Completion> one = complete("d");
    CompletableFuture<Completion> other = complete("e");

    // Then
    assertThat(one).isCompleted();
    assertThat(other).isCompleted();
  }
}
