package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import java.time.Instant;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps one of all deliveries of a message: a deleted one if there is any, else the one edited
 * last; ties go to the smallest hash, so arrival order never matters. The others leave by the door
 * DUPLICATE, reason REDELIVERED. Counts messages: in = out + REDELIVERED.
 *
 * <p>Expects bounded input keyed by {@link #key}. Emits at the end of input, in batch and in
 * streaming mode; the state holds one message a key until then.
 */
public final class KeepLatestVersion extends KeyedProcessFunction<String, RawMessage, RawMessage> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function and of {@link Deduplicate}. */
  public static final String STAGE = "deduplicate";

  // Deletion wins over a later edit: sources do not date deletions, and a deleted text stays out.
  private static final Comparator<RawMessage> BEST_FIRST =
      Comparator.comparing((RawMessage message) -> !message.getDeleted())
          .thenComparing(KeepLatestVersion::editedAt, Comparator.reverseOrder())
          .thenComparing(message -> StableHash.of(message.getText()).hex())
          .thenComparing(KeepLatestVersion::remainder);

  private transient ValueState<RawMessage> kept;

  /** The identity of a message: tenant, source, channel and message id. */
  public static String key(RawMessage message) {
    return StableHash.of(
            message.getTenantId(),
            message.getSource().name(),
            message.getChannelId(),
            message.getMessageId())
        .hex();
  }

  @Override
  public void open(OpenContext context) {
    kept = getRuntimeContext().getState(new ValueStateDescriptor<>("kept", RawMessage.class));
  }

  @Override
  public void processElement(RawMessage message, Context context, Collector<RawMessage> out)
      throws Exception {
    RawMessage other = kept.value();
    if (other == null) {
      kept.update(message);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      return;
    }
    if (BEST_FIRST.compare(message, other) < 0) {
      kept.update(message);
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DUPLICATE, STAGE, "REDELIVERED")
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .build());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RawMessage> out)
      throws Exception {
    out.collect(kept.value());
    kept.clear();
  }

  private static Instant editedAt(RawMessage message) {
    return message.getEditedAt() == null ? Instant.MIN : message.getEditedAt();
  }

  private static String remainder(RawMessage message) {
    return StableHash.of(
            message.getSentAt().toString(),
            message.getAuthorId(),
            message.getAuthorKind().name(),
            message.getThreadId(),
            message.getParentId(),
            String.join("\n", message.getRecipientIds()),
            message.getVisibility().name(),
            message.getFormat().name())
        .hex();
  }
}
