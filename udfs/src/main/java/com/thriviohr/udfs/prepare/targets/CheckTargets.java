package com.thriviohr.udfs.prepare.targets;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Offers every example to every form. What a form takes goes on with its place; what it does not
 * take leaves by the door REJECTED, stage "target/" and the form, with the name of the {@link
 * TargetRule}. Counts examples, for each form: in = out + rejected.
 *
 * <p>One stage for all forms: in batch mode every exchange of a stage needs network memory of its
 * own.
 */
public final class CheckTargets extends ProcessFunction<TrainingExample, PlacedExample> {
  private static final long serialVersionUID = 1L;

  private final ArrayList<TargetForm> forms;
  private final int maxTokens;
  private final ExamplePlace place;

  /**
   * @param forms what the targets take
   * @param maxTokens most estimated tokens of an example; longer ones are dropped whole, since half
   *     an answer teaches to stop in the middle
   * @param place where an example of a form belongs
   */
  public CheckTargets(Collection<TargetForm> forms, int maxTokens, ExamplePlace place) {
    this.forms = new ArrayList<>(forms);
    this.maxTokens = maxTokens;
    this.place = requireNonNull(place, "place");
  }

  @Override
  public void processElement(
      TrainingExample example, Context context, Collector<PlacedExample> out) {
    for (TargetForm form : forms) {
      Optional<TargetRule> broken =
          example.getEstimatedTokens() > maxTokens
              ? Optional.of(TargetRule.TOO_MANY_TOKENS)
              : form.broken(example);
      if (broken.isEmpty()) {
        out.collect(new PlacedExample(place.of(form, example), example));
      } else {
        context.output(DeadLetters.TAG, rejected(form, example, broken.get()));
      }
    }
  }

  static DeadLetter rejected(TargetForm form, TrainingExample example, TargetRule rule) {
    return DeadLetters.of(Door.REJECTED, form.stage(), rule.name())
        .setTenantId(example.getTenantId())
        .setRecordId(example.getExampleId())
        .build();
  }
}
