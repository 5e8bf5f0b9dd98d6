package com.thriviohr.udfs.infer.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  private final InferenceException throttled =
      new InferenceException(FailureKind.THROTTLED, "scripted");

  private final RetryPolicy policy =
      new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(8), Duration.ofMinutes(1));

  /** A random source that always draws its largest value. */
  private static Random largest() {
    return new Random() {
      private static final long serialVersionUID = 1L;

      @Override
      public double nextDouble() {
        return Math.nextDown(1.0);
      }
    };
  }

  @Test
  void doublesCapUpToMaximum() {
    // When
    long[] seconds =
        IntStream.of(1, 2, 3, 4, 5, 1000)
            .mapToLong(n -> Math.round(policy.delay(throttled, n, largest()).toMillis() / 1000.0))
            .toArray();

    // Then
    assertThat(seconds).containsExactly(1, 2, 4, 8, 8, 8);
  }

  @Test
  void spreadsWaitsOverWholeWindow() {
    // Given
    Random random = new Random(1);

    // When
    double[] waits =
        IntStream.range(0, 4000)
            .mapToDouble(i -> policy.delay(throttled, 4, random).toMillis())
            .toArray();

    // Then
    assertThat(IntStream.range(0, 8).mapToObj(s -> share(waits, s)).toList())
        .allSatisfy(share -> assertThat(share).isBetween(0.10, 0.15));
  }

  @Test
  void keepsTheWaitThatAnEndpointAskedForUnlessItIsZero() {
    // Given
    InferenceException later =
        new InferenceException(FailureKind.THROTTLED, "full", Duration.ofSeconds(30), 1);

    // When
    Duration kept = policy.delay(later, 1, largest());
    Duration none = policy.delay(later.withoutWait(), 1, largest());

    // Then
    assertThat(kept).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    assertThat(none).isZero();
  }

  @Test
  void allowsOnlyRetryableFailuresBelowLastAttempt() {
    // Then
    assertThat(policy.allows(failure(FailureKind.TIMED_OUT), 4)).isTrue();
    assertThat(policy.allows(failure(FailureKind.TIMED_OUT), 5)).isFalse();
    assertThat(policy.allows(failure(FailureKind.CONTENT_REFUSED), 1)).isFalse();
    assertThat(policy.allows(new InferenceException(FailureKind.NOT_FOUND, "x"), 1)).isFalse();
  }

  @Test
  void allowsFewRepeatsOfModelFailuresAndManyOfThrottles() {
    // Then
    assertThat(policy.allows(failure(FailureKind.DEPENDENCY_FAILED), 2)).isTrue();
    assertThat(policy.allows(failure(FailureKind.DEPENDENCY_FAILED), 3)).isFalse();
    assertThat(policy.allows(failure(FailureKind.GENERATION_FAILED), 3)).isFalse();
    assertThat(policy.allows(throttled, 14)).isTrue();
    assertThat(policy.allows(throttled, 15)).isFalse();
  }

  private static InferenceException failure(FailureKind kind) {
    return new InferenceException(kind, "scripted");
  }

  private static double share(double[] waits, int second) {
    return java.util.Arrays.stream(waits)
            .filter(wait -> wait >= second * 1000 && wait < (second + 1) * 1000)
            .count()
        / (double) waits.length;
  }
}
