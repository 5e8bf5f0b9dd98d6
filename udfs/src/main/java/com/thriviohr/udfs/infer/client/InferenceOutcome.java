package com.thriviohr.udfs.infer.client;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Prompt;
import java.util.Objects;

/**
 * What became of one prompt: a completion or a dead letter, exactly one of them. A Flink POJO, so
 * that no Kryo is needed between the operators; never kept in state.
 */
public final class InferenceOutcome {
  /** Stage name on dead letters. */
  public static final String STAGE = "infer";

  private Completion completion;
  private DeadLetter deadLetter;

  /** For Flink; use {@link #of(Completion)} or {@link #of(DeadLetter)}. */
  public InferenceOutcome() {}

  /** An answered prompt. */
  public static InferenceOutcome of(Completion completion) {
    InferenceOutcome outcome = new InferenceOutcome();
    outcome.completion = completion;
    return outcome;
  }

  /** A prompt that got no answer. */
  public static InferenceOutcome of(DeadLetter deadLetter) {
    InferenceOutcome outcome = new InferenceOutcome();
    outcome.deadLetter = deadLetter;
    return outcome;
  }

  /** A prompt that got no answer, and why. */
  public static InferenceOutcome of(Prompt prompt, InferenceException failure) {
    return of(
        DeadLetters.of(Door.DEAD_LETTER, STAGE, failure.kind().name())
            .setDetail(failure.getMessage())
            .setTenantId(prompt.getTenantId())
            .setRecordId(prompt.getPromptId())
            .setAttempts(failure.attempts())
            .setCostMicroUsd(failure.usage().costMicroUsd())
            .setInputTokens(failure.usage().inputTokens())
            .setOutputTokens(failure.usage().outputTokens())
            .build());
  }

  /** The answer, or null. */
  public Completion getCompletion() {
    return completion;
  }

  /** For Flink. */
  public void setCompletion(Completion completion) {
    this.completion = completion;
  }

  /** The dead letter, or null. */
  public DeadLetter getDeadLetter() {
    return deadLetter;
  }

  /** For Flink. */
  public void setDeadLetter(DeadLetter deadLetter) {
    this.deadLetter = deadLetter;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof InferenceOutcome
        && Objects.equals(completion, ((InferenceOutcome) other).completion)
        && Objects.equals(deadLetter, ((InferenceOutcome) other).deadLetter);
  }

  @Override
  public int hashCode() {
    return Objects.hash(completion, deadLetter);
  }

  /** Says which of the two it is; a completion's text is not shown. */
  @Override
  public String toString() {
    return completion == null ? "InferenceOutcome{dead letter}" : "InferenceOutcome{completion}";
  }
}
