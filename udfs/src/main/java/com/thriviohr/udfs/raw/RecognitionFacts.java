package com.thriviohr.udfs.raw;

import com.thriviohr.datasets.record.AuthorKind;
import com.thriviohr.datasets.record.NudgeFact;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.record.Source;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Takes giver and time of every recognition that a person gave and did not delete, and leaves the
 * text behind. All other messages are no business of the nudge and yield nothing.
 */
public final class RecognitionFacts implements FlatMapFunction<RawMessage, NudgeFact> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(RawMessage message, Collector<NudgeFact> out) {
    if (message.getSource() == Source.RECOGNITION
        && message.getAuthorKind() == AuthorKind.HUMAN
        && !message.getDeleted()) {
      out.collect(
          NudgeFact.newBuilder()
              .setTenantId(message.getTenantId())
              .setPersonId(message.getAuthorId())
              .setRecognisedAt(message.getSentAt())
              .build());
    }
  }
}
