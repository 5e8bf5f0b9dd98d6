package com.thriviohr.udfs.infer;

import static com.thriviohr.udfs.infer.FakeInferenceClient.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class SplitOutcomesTest {
  private static Completion completion(int attempts, long costMicroUsd) {
    Completion completion = FakeInferenceClient.completion(prompt("p-" + attempts));
    completion.setAttempts(attempts);
    completion.setCostMicroUsd(costMicroUsd);
    return completion;
  }

  private static InferenceOutcome dead(int attempts) {
    return InferenceOutcome.of(
        DeadLetters.of(Door.DEAD_LETTER, "infer", "THROTTLED").setAttempts(attempts).build());
  }

  @Test
  void partsOutcomes() throws Exception {
    ProcessOperator<InferenceOutcome, Completion> operator =
        new ProcessOperator<>(new SplitOutcomes(InferenceSettings.of(new Configuration())));
    try (OneInputStreamOperatorTestHarness<InferenceOutcome, Completion> harness =
        new OneInputStreamOperatorTestHarness<>(operator)) {
      // Given
      harness.open();

      // When
      harness.processElement(InferenceOutcome.of(completion(1, 30)), 0);
      harness.processElement(InferenceOutcome.of(completion(3, 12)), 0);
      harness.processElement(dead(4), 0);
      harness.processElement(dead(0), 0);

      // Then
      assertThat(harness.extractOutputValues()).hasSize(2);
      assertThat(harness.getSideOutput(DeadLetters.TAG)).hasSize(2);
    }
  }
}
