package com.thriviohr.udfs.prepare.targets;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.TrainingExample;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets only examples through that one form of a target takes; the rest leaves by the door REJECTED,
 * stage "target/" and the form, with the name of the {@link TargetRule}. Counts examples: in = out
 * + rejected.
 */
public final class CheckTarget extends ProcessFunction<TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private final TargetForm form;
  private final int maxTokens;

  /**
   * @param form what the target takes
   * @param maxTokens most estimated tokens of an example; longer ones are dropped whole, since half
   *     an answer teaches to stop in the middle
   */
  public CheckTarget(TargetForm form, int maxTokens) {
    this.form = requireNonNull(form, "form");
    this.maxTokens = maxTokens;
  }

  @Override
  public void processElement(
      TrainingExample example, Context context, Collector<TrainingExample> out) {
    Optional<TargetRule> broken =
        example.getEstimatedTokens() > maxTokens
            ? Optional.of(TargetRule.TOO_MANY_TOKENS)
            : form.broken(example);
    if (broken.isEmpty()) {
      out.collect(example);
    } else {
      context.output(DeadLetters.TAG, rejected(form, example, broken.get()));
    }
  }

  static DeadLetter rejected(TargetForm form, TrainingExample example, TargetRule rule) {
    return DeadLetters.of(Door.REJECTED, form.stage(), rule.name())
        .setTenantId(example.getTenantId())
        .setRecordId(example.getExampleId())
        .build();
  }
}
