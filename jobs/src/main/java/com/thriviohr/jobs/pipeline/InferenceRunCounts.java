package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import java.util.Map;

/** Counts of the inference stage and of the nudges around it. */
public final class InferenceRunCounts {
  private final Counts counts;

  /**
   * @param counts so far, or of a finished job
   */
  public InferenceRunCounts(Counts counts) {
    this.counts = counts;
  }

  /** True when a simulator answered, and what is said to have been paid was not. */
  public boolean isSimulated() {
    return counts.of(Metric.PROMPTS_SIMULATED.key()) > 0;
  }

  /** Prompts without an answer. */
  public long unanswered() {
    return counts.under(SideOutputs.prefix(Door.DEAD_LETTER, InferenceOutcome.STAGE));
  }

  /** Lines of prompts that are done with: answered, given up or unreadable. */
  public long donePrompts() {
    return counts.of(Metric.PROMPTS_ANSWERED.key())
        + counts.under(SideOutputs.prefix(Door.DEAD_LETTER));
  }

  /** People who are done with: not selected, or their prompt answered or given up. */
  public long donePeople() {
    return notSelected() + counts.of(Metric.PROMPTS_ANSWERED.key()) + unanswered();
  }

  /** Prompt tokens of all answers, those of no use too. */
  public long inputTokens() {
    return counts.of(Metric.ANSWERS_INPUT_TOKENS.key())
        + counts.of(Metric.DEAD_LETTER_INPUT_TOKENS.key() + InferenceOutcome.STAGE);
  }

  /** Generated tokens of all answers, those of no use too. */
  public long outputTokens() {
    return counts.of(Metric.ANSWERS_OUTPUT_TOKENS.key())
        + counts.of(Metric.DEAD_LETTER_OUTPUT_TOKENS.key() + InferenceOutcome.STAGE);
  }

  /** Cost of all answers, those of no use too, in millionths of a US dollar. */
  public long costMicroUsd() {
    return counts.of(Metric.ANSWERS_COST.key())
        + counts.of(Metric.DEAD_LETTER_COST.key() + InferenceOutcome.STAGE);
  }

  /** Prompts neither answered nor given up yet. */
  public long pending() {
    return counts.of(Metric.PROMPTS_COMPOSED.key())
        - counts.of(Metric.PROMPTS_ANSWERED.key())
        - unanswered();
  }

  /** Answers that were not good enough to become a nudge. */
  public long refusedAnswers() {
    return counts.under(SideOutputs.prefix(Door.DEAD_LETTER, "validate-nudge"))
        + counts.under(SideOutputs.prefix(Door.DEAD_LETTER, "reidentify"));
  }

  /** People who get no nudge, each with a reason. */
  public long notSelected() {
    return counts.under(SideOutputs.prefix(Door.REJECTED, "select-nudges"))
        + counts.of(SideOutputs.prefix(Door.DUPLICATE, "select-nudges") + "REPEATED_PERSON");
  }

  /**
   * @param deadLetters folder that says more
   * @throws InvalidInputException when prompts were sent and not one was answered
   */
  public InferenceRunCounts requireAnswers(String deadLetters) {
    Map<String, Long> reasons =
        counts.below(SideOutputs.prefix(Door.DEAD_LETTER, InferenceOutcome.STAGE));
    boolean unsent = reasons.containsKey(FailureKind.BUDGET_REACHED.name());
    if (counts.of(Metric.PROMPTS_COMPOSED.key()) > 0
        && counts.of(Metric.PROMPTS_ANSWERED.key()) == 0
        && !unsent) {
      throw new InvalidInputException(
          "Not one of "
              + counts.of(Metric.PROMPTS_COMPOSED.key())
              + " prompts was answered "
              + reasons
              + ", so nothing was published: correct the endpoint, its model or its rights; "
              + deadLetters
              + " holds the reasons.");
    }
    return this;
  }

  /** True when every prompt was answered or is a dead letter. */
  public boolean isBalanced() {
    return pending() == 0;
  }

  /** True when, besides, every person and every answer left by exactly one door. */
  public boolean isBalancedWithNudges() {
    return isBalanced()
        && counts.of(Metric.PEOPLE_READ.key())
            == counts.of(Metric.PEOPLE_SELECTED.key()) + notSelected()
        && counts.of(Metric.PEOPLE_SELECTED.key()) == counts.of(Metric.PROMPTS_COMPOSED.key())
        && counts.of(Metric.PROMPTS_ANSWERED.key())
            == counts.of(Metric.NUDGES_WRITTEN.key()) + refusedAnswers();
  }
}
