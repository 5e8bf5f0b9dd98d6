package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.JournalAnswer;
import com.thriviohr.datasets.record.Prompt;
import java.io.IOException;
import java.nio.ByteBuffer;

/** What a model answered, without the ids of prompt and person. Immutable. */
final class StoredAnswer {
  private final Completion stored;

  private StoredAnswer(Completion stored) {
    this.stored = requireNonNull(stored, "stored");
  }

  static StoredAnswer of(Completion completion) {
    return new StoredAnswer(completion);
  }

  /** The answer to the very prompt it was paid for, with its cost: this run has paid it before. */
  Completion replayTo(Prompt prompt) {
    return answerTo(prompt, AnswerOrigin.REPLAY);
  }

  /** The answer paid for by another prompt or run: it costs this one nothing. */
  Completion reuseFor(Prompt prompt) {
    Completion completion = answerTo(prompt, AnswerOrigin.CACHE);
    completion.setCostMicroUsd(0);
    completion.setAttempts(0);
    completion.setLatencyMs(0);
    return completion;
  }

  private Completion answerTo(Prompt prompt, AnswerOrigin origin) {
    Completion completion = Completion.newBuilder(stored).build();
    completion.setTenantId(prompt.getTenantId());
    completion.setPromptId(prompt.getPromptId());
    completion.setTask(prompt.getTask());
    completion.setSubjectId(prompt.getSubjectId());
    completion.setTemplateId(prompt.getTemplateId());
    completion.setPlaceholders(prompt.getPlaceholders());
    completion.setAttributes(prompt.getAttributes());
    completion.setOrigin(origin);
    completion.setRepaid(false);
    return completion;
  }

  byte[] toBytes() {
    JournalAnswer answer =
        JournalAnswer.newBuilder()
            .setText(stored.getText())
            .setFinishReason(stored.getFinishReason())
            .setRoute(stored.getRoute())
            .setModel(stored.getModel())
            .setEndpoint(stored.getEndpoint())
            .setVariant(stored.getVariant())
            .setInputTokens(stored.getInputTokens())
            .setOutputTokens(stored.getOutputTokens())
            .setCostMicroUsd(stored.getCostMicroUsd())
            .setAttempts(stored.getAttempts())
            .setLatencyMs(stored.getLatencyMs())
            .setCompletedAt(stored.getCompletedAt())
            .setSimulated(stored.getSimulated())
            .setUsageEstimated(stored.getUsageEstimated())
            .build();
    return SingleObject.bytes(JournalAnswer.getEncoder(), answer);
  }

  static StoredAnswer fromBytes(byte[] bytes) throws IOException {
    JournalAnswer answer = JournalAnswer.fromByteBuffer(ByteBuffer.wrap(bytes));
    return new StoredAnswer(
        Completion.newBuilder()
            .setTenantId("")
            .setPromptId("")
            .setTask("")
            .setText(answer.getText())
            .setFinishReason(answer.getFinishReason())
            .setRoute(answer.getRoute())
            .setModel(answer.getModel())
            .setEndpoint(answer.getEndpoint())
            .setVariant(answer.getVariant())
            .setInputTokens(answer.getInputTokens())
            .setOutputTokens(answer.getOutputTokens())
            .setCostMicroUsd(answer.getCostMicroUsd())
            .setAttempts(answer.getAttempts())
            .setLatencyMs(answer.getLatencyMs())
            .setCompletedAt(answer.getCompletedAt())
            .setSimulated(answer.getSimulated())
            .setUsageEstimated(answer.getUsageEstimated())
            .build());
  }
}
