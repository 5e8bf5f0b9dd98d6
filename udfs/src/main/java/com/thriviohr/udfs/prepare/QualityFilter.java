package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Door;
import java.util.Optional;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Lets only messages go on that can teach a model something; every rule is counted by name. */
public final class QualityFilter extends ProcessFunction<AnonymisedMessage, AnonymisedMessage> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<AnonymisedMessage> out) {
    Optional<QualityRule> broken = QualityRule.firstBroken(message);
    if (broken.isEmpty()) {
      out.collect(message);
      return;
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.REJECTED, "quality", broken.get().name())
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .build());
  }
}
