package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import java.util.Map;

/** Counts of the inference stage and of the nudges around it. */
public final class InferenceRunCounts {
  /** Prompts to ask. */
  public static final String PROMPTS = "prompts.composed";

  /** Prompts answered. */
  public static final String ANSWERED = "prompts.answered";

  /** Prompts answered by a simulator. */
  public static final String SIMULATED = "prompts.simulated";

  /** Answers of which the endpoint did not say what they took. */
  public static final String ESTIMATED = "answers.usage_estimated";

  /** Calls made for the answers. */
  public static final String CALLS = "answers.calls";

  /** Prompt tokens of the answers. */
  public static final String INPUT_TOKENS = "answers.input_tokens";

  /** Generated tokens of the answers. */
  public static final String OUTPUT_TOKENS = "answers.output_tokens";

  /** Cost of the answers in millionths of a US dollar. */
  public static final String COST = "answers.cost_micro_usd";

  /** Answers the journal gave again to the run that had paid for them. */
  public static final String REPLAYED = "answers.replayed";

  /** Answers the journal gave to a prompt that did not pay for them. */
  public static final String CACHED = "answers.cached";

  /** Answers to prompts that were sent before a kill and sent again after it. */
  public static final String REPAID = "answers.repaid";

  /** Roster lines looked at. */
  public static final String PEOPLE = "people.read";

  /** People selected for a nudge. */
  public static final String SELECTED = "people.selected";

  /** Nudges written. */
  public static final String NUDGES = "nudges.written";

  private final Counts counts;

  /**
   * @param counts so far, or of a finished job
   */
  public InferenceRunCounts(Counts counts) {
    this.counts = counts;
  }

  /** True when a simulator answered, and what is said to have been paid was not. */
  public boolean isSimulated() {
    return counts.of(SIMULATED) > 0;
  }

  /** Prompts without an answer. */
  public long unanswered() {
    return counts.under(SideOutputs.prefix(Door.DEAD_LETTER, InferenceOutcome.STAGE));
  }

  /** Lines of prompts that are done with: answered, given up or unreadable. */
  public long donePrompts() {
    return counts.of(ANSWERED) + counts.under(SideOutputs.prefix(Door.DEAD_LETTER));
  }

  /** People who are done with: not selected, or their prompt answered or given up. */
  public long donePeople() {
    return notSelected() + counts.of(ANSWERED) + unanswered();
  }

  /** Prompt tokens of all answers, those of no use too. */
  public long inputTokens() {
    return counts.of(INPUT_TOKENS) + counts.of(SideOutputs.INPUT_TOKENS + InferenceOutcome.STAGE);
  }

  /** Generated tokens of all answers, those of no use too. */
  public long outputTokens() {
    return counts.of(OUTPUT_TOKENS) + counts.of(SideOutputs.OUTPUT_TOKENS + InferenceOutcome.STAGE);
  }

  /** Cost of all answers, those of no use too, in millionths of a US dollar. */
  public long costMicroUsd() {
    return counts.of(COST) + counts.of(SideOutputs.COST + InferenceOutcome.STAGE);
  }

  /** Prompts neither answered nor given up yet. */
  public long pending() {
    return counts.of(PROMPTS) - counts.of(ANSWERED) - unanswered();
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
    if (counts.of(PROMPTS) > 0 && counts.of(ANSWERED) == 0 && !unsent) {
      throw new InvalidInputException(
          "Not one of "
              + counts.of(PROMPTS)
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
        && counts.of(PEOPLE) == counts.of(SELECTED) + notSelected()
        && counts.of(SELECTED) == counts.of(PROMPTS)
        && counts.of(ANSWERED) == counts.of(NUDGES) + refusedAnswers();
  }
}
