package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import java.time.Instant;
import java.util.Comparator;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps one of the deliveries of a message: the latest edit, whatever order they came in. The kept
 * one goes on when the input ends.
 */
public final class KeepLatestVersion extends KeyedProcessFunction<String, RawMessage, RawMessage> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<RawMessage> BY_VERSION =
      Comparator.comparing(
              (RawMessage m) -> m.getEditedAt() == null ? Instant.MIN : m.getEditedAt())
          .thenComparing(RawMessage::getDeleted)
          .thenComparing(RawMessage::getText);

  private transient ValueState<RawMessage> latest;

  /** Key: a message is the same when tenant, source, channel and id are. */
  public static KeySelector<RawMessage, String> key() {
    return m ->
        String.join(
            "\u0000", m.getTenantId(), m.getSource().name(), m.getChannelId(), m.getMessageId());
  }

  @Override
  public void open(Configuration parameters) {
    latest = getRuntimeContext().getState(new ValueStateDescriptor<>("latest", RawMessage.class));
  }

  @Override
  public void processElement(RawMessage message, Context context, Collector<RawMessage> out)
      throws Exception {
    RawMessage known = latest.value();
    if (known == null) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      latest.update(message);
      return;
    }
    boolean newer = BY_VERSION.compare(message, known) > 0;
    RawMessage loser = newer ? known : message;
    if (newer) {
      latest.update(message);
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DUPLICATE, "deduplicate", "REDELIVERED")
            .setTenantId(loser.getTenantId())
            .setRecordId(loser.getMessageId())
            .build());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RawMessage> out)
      throws Exception {
    out.collect(latest.value());
    latest.clear();
  }
}
