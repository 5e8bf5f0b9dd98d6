package com.thriviohr.jobs.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.jobs.run.Counts;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
  private final StallDetector stall = new StallDetector();

  private String after(int seconds, long finished, Map<String, Object> counts) {
    return stall.notice(new Counts(counts), finished, Duration.ofSeconds(seconds));
  }

  private static Map<String, Object> calls(long sent, long answered, long throttled) {
    return Map.of(
        Metric.CALLS_SENT.key(),
        sent,
        Metric.CALLS_ANSWERED.key(),
        answered,
        Metric.CALLS_FAILED.key() + "THROTTLED",
        throttled);
  }

  @Test
  void saysNothingWhilePromptsEnd() {
    // When / Then
    for (int minute = 0; minute < 5; minute++) {
      assertThat(after(60 * minute, minute, calls(9, 9, 0))).isEmpty();
    }
  }

  @Test
  void namesTheFailuresSinceTheLastAnswer() {
    // Given
    after(10, 3, calls(10, 3, 4));

    // When / Then
    assertThat(after(69, 3, calls(20, 3, 14))).isEmpty();
    assertThat(after(130, 3, calls(20, 3, 14)))
        .isEqualTo("no answer for 2 min: calls failed, THROTTLED 10, and are repeated");
    assertThat(after(131, 4, calls(21, 4, 14))).isEmpty();
  }

  @Test
  void tellsHangingCallsFromNone() {
    // Given
    after(0, 3, calls(12, 3, 1));

    // When / Then
    assertThat(after(60, 3, calls(12, 3, 1))).endsWith("8 calls are under way and do not end");
    assertThat(after(60, 3, calls(4, 3, 1)))
        .endsWith("none is sent; prompts wait for a job, a quota, a pause or the budget");
  }
}
