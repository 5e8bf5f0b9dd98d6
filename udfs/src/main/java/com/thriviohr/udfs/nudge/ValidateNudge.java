package com.thriviohr.udfs.nudge;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.roster.SharedRosters;
import com.thriviohr.datasets.text.Placeholders;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets through only answers that can be sent to an employee. The others leave by the door
 * DEAD_LETTER, stage "validate-nudge", with the {@link NudgeFault} as reason. What models wrap
 * around a text ({@link AnswerWrapping}), and white space inside the braces of a placeholder, are
 * dropped first. Counts completions: in = out + dead letters.
 */
public final class ValidateNudge extends ProcessFunction<Completion, Completion> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function. */
  public static final String STAGE = "validate-nudge";

  private final String rosterPath;
  private final OrdinaryWords ordinaryWords;
  private final int maxCharacters;
  private transient NudgeRules rules;

  /**
   * @param rosterPath path of the roster, whose names may not occur
   * @param ordinaryWords words that are no names although somebody is called so
   * @param maxCharacters longest nudge, in code points
   */
  public ValidateNudge(String rosterPath, OrdinaryWords ordinaryWords, int maxCharacters) {
    this.rosterPath = requireNonNull(rosterPath, "rosterPath");
    this.ordinaryWords = requireNonNull(ordinaryWords, "ordinaryWords");
    this.maxCharacters = maxCharacters;
  }

  @Override
  public void open(OpenContext context) {
    rules =
        new NudgeRules(
            new NameIndex(SharedRosters.acquire(rosterPath), ordinaryWords), maxCharacters);
  }

  @Override
  public void close() {
    if (rules != null) {
      SharedRosters.release(rosterPath);
    }
  }

  @Override
  public void processElement(Completion completion, Context context, Collector<Completion> out) {
    Completion tidied =
        Completion.newBuilder(completion).setText(tidy(completion.getText())).build();
    Optional<NudgeFault> fault = rules.fault(tidied);
    if (fault.isEmpty()) {
      out.collect(tidied);
      return;
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DEAD_LETTER, STAGE, fault.get().name())
            .setTenantId(completion.getTenantId())
            .setRecordId(completion.getPromptId())
            .setAttempts(completion.getAttempts())
            .build());
  }

  private static String tidy(String text) {
    return AnswerWrapping.strip(Placeholders.fill(text, Map.of()));
  }
}
