package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Door;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets only text through that is worth learning from; the rest leaves by the door REJECTED, stage
 * "quality", with the name of the {@link QualityRule} as reason. Counts messages: in = out +
 * rejected.
 */
public final class QualityFilter extends ProcessFunction<AnonymisedMessage, AnonymisedMessage> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function. */
  public static final String STAGE = "quality";

  private final EnumSet<QualityRule> rules;
  private final QualityLimits limits;

  /**
   * @param rules rules that are on
   * @param limits where they draw the line
   */
  public QualityFilter(Set<QualityRule> rules, QualityLimits limits) {
    this.rules = EnumSet.noneOf(QualityRule.class);
    this.rules.addAll(rules);
    this.limits = limits;
  }

  /** All rules with the default limits. */
  public static QualityFilter withDefaults() {
    return new QualityFilter(EnumSet.allOf(QualityRule.class), QualityLimits.DEFAULT);
  }

  /** The first rule that rejects the message. */
  public Optional<QualityRule> rejection(AnonymisedMessage message) {
    WorkplaceText text = new WorkplaceText(message);
    return rules.stream().filter(rule -> rule.rejects(text, limits)).findFirst();
  }

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<AnonymisedMessage> out) {
    Optional<QualityRule> rejection = rejection(message);
    if (rejection.isEmpty()) {
      out.collect(message);
      return;
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.REJECTED, STAGE, rejection.get().name())
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .build());
  }
}
