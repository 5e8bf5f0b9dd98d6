package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.ShardResult;
import com.thriviohr.udfs.infer.catalog.BatchJobSettings;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.function.Consumer;

/**
 * Spreads what the instances of a shard's jobs cost over its outcomes, to the last millionth of a
 * dollar; and adds up what the shard cost in all.
 */
final class InstanceCost {
  private static final int SECONDS_PER_HOUR = 3_600;
  private static final int MICROS = 1_000_000;

  private final Consumer<InferenceOutcome> next;
  private final long share;
  private long left;
  private long total;
  private InferenceOutcome held;

  /**
   * @param next takes the outcomes with their costs
   */
  InstanceCost(ShardResult result, BatchJobSettings settings, Consumer<InferenceOutcome> next) {
    this.next = requireNonNull(next, "next");
    this.left =
        settings
            .usdPerHour()
            .multiply(BigDecimal.valueOf(result.getBilledSeconds() * settings.instances()))
            .multiply(BigDecimal.valueOf(MICROS))
            .divide(BigDecimal.valueOf(SECONDS_PER_HOUR), 0, RoundingMode.CEILING)
            .longValueExact();
    int prompts = result.getShard().getFiles().stream().mapToInt(Integer::intValue).sum();
    this.share = left / Math.max(1, prompts);
  }

  /** Takes an outcome with the cost of its tokens. */
  void take(InferenceOutcome outcome) {
    if (held != null) {
      left -= share;
      pass(held, share);
    }
    held = outcome;
  }

  /**
   * Hands on the last one, with all that is left.
   *
   * @return what the shard cost in all, in millionths of a US dollar
   */
  long end() {
    if (held != null) {
      pass(held, left);
      held = null;
      left = 0;
    }
    return total + left;
  }

  private void pass(InferenceOutcome outcome, long cost) {
    Completion completion = outcome.getCompletion();
    if (completion != null) {
      completion.setCostMicroUsd(completion.getCostMicroUsd() + cost);
      total += completion.getCostMicroUsd();
    } else {
      DeadLetter deadLetter = outcome.getDeadLetter();
      deadLetter.setCostMicroUsd(deadLetter.getCostMicroUsd() + cost);
      total += deadLetter.getCostMicroUsd();
    }
    next.accept(outcome);
  }
}
