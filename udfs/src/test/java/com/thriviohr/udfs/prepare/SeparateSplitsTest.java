package com.thriviohr.udfs.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class SeparateSplitsTest {
  @Test
  void answerOfTheTrainingSplitIsInNoOther() throws Exception {
    try (var harness = harness(new SeparateSplits())) {
      // Given
      harness.processElement(new StreamRecord<>(example("e1", Split.TEST, "Ask the desk.")));
      harness.processElement(new StreamRecord<>(example("e2", Split.TRAIN, "ask the desk")));
      harness.processElement(new StreamRecord<>(example("e3", Split.VALIDATION, "Something else")));
      // When
      harness.processWatermark(Watermark.MAX_WATERMARK);
      // Then
      assertThat(harness.extractOutputValues())
          .extracting(TrainingExample::getExampleId)
          .containsExactlyInAnyOrder("e2", "e3");
      assertThat(harness.getSideOutput(DeadLetters.TAG))
          .extracting(
              letter -> letter.getValue().getReason() + " " + letter.getValue().getRecordId())
          .containsExactly("ANSWER_IN_OTHER_SPLIT e1");
    }
  }

  @Test
  void splitOfTheFirstWinsOverInputWithoutEnd() throws Exception {
    try (var harness = harness(SeparateSplits.firstWins(Duration.ofDays(1)))) {
      // When
      harness.processElement(new StreamRecord<>(example("e1", Split.TEST, "Ask the desk.")));
      harness.processElement(new StreamRecord<>(example("e2", Split.TRAIN, "Ask the desk.")));
      harness.processWatermark(Duration.ofDays(1).toMillis());
      harness.processElement(new StreamRecord<>(example("e3", Split.TRAIN, "Ask the desk.")));
      // Then
      assertThat(harness.extractOutputValues())
          .extracting(TrainingExample::getExampleId)
          .containsExactly("e1", "e3");
      assertThat(harness.getSideOutput(DeadLetters.TAG)).hasSize(1);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, TrainingExample, TrainingExample>
      harness(SeparateSplits function) throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), SeparateSplits::key, Types.STRING);
    harness.open();
    return harness;
  }

  private static TrainingExample example(String id, Split split, String answer) {
    return TrainingExample.newBuilder()
        .setTenantId("acme")
        .setExampleId(id)
        .setConversationId("c" + id)
        .setTask("reply")
        .setSplit(split)
        .setMessages(
            List.of(new ChatMessage(Role.USER, "How?"), new ChatMessage(Role.ASSISTANT, answer)))
        .setText("text")
        .setEstimatedTokens(3)
        .build();
  }
}
