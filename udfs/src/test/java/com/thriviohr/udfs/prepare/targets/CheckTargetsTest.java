package com.thriviohr.udfs.prepare.targets;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.TrainingExample;
import java.util.List;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class CheckTargetsTest {
  private static final TargetForm NOVA =
      TargetForms.shipped().all().stream()
          .filter(form -> form.id().equals("bedrock-nova"))
          .findFirst()
          .orElseThrow();
  private static final TrainingExample GOOD =
      TestExamples.example(TestExamples.turns("S", "q", "a"));

  @Test
  void namesTargetRuleAndRecordOfWhatItRejectsButNoText() throws Exception {
    // Given
    TrainingExample forbidden =
        TestExamples.numbered(2, GOOD.getSplit(), TestExamples.turns("S", "Bot: Zoe", "a"));
    TrainingExample tooLong =
        TrainingExample.newBuilder(GOOD).setExampleId("long").setEstimatedTokens(101).build();
    try (OneInputStreamOperatorTestHarness<TrainingExample, PlacedExample> harness =
        new OneInputStreamOperatorTestHarness<>(
            new ProcessOperator<>(new CheckTargets(List.of(NOVA), 100, new FirstFile(1))))) {
      harness.open();
      // When
      harness.processElement(GOOD, 0);
      harness.processElement(forbidden, 0);
      harness.processElement(tooLong, 0);
      // Then
      assertThat(harness.extractOutputValues())
          .containsExactly(
              new PlacedExample(NOVA.file(GOOD.getTenantId(), GOOD.getSplit(), 0), GOOD));
      assertThat(harness.getSideOutput(DeadLetters.TAG))
          .extracting(record -> record.getValue())
          .containsExactly(
              letter(forbidden, TargetRule.FORBIDDEN_WORD),
              letter(tooLong, TargetRule.TOO_MANY_TOKENS));
    }
  }

  private static DeadLetter letter(TrainingExample example, TargetRule rule) {
    return DeadLetters.of(Door.REJECTED, "target/bedrock-nova", rule.name())
        .setTenantId("acme")
        .setRecordId(example.getExampleId())
        .build();
  }
}
