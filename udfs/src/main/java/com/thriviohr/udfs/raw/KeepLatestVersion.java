package com.thriviohr.udfs.raw;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.udfs.state.StateRetention;
import java.time.Duration;
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
 * <p>Expects input keyed by {@link #key}. Bounded input is emitted at its end; unbounded input once
 * event time has passed a message by the edit window, and what comes later leaves as REDELIVERED,
 * or as LATE_VERSION when it was edited or deleted since.
 */
public final class KeepLatestVersion extends KeyedProcessFunction<String, RawMessage, RawMessage> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters of this function and of de-duplication. */
  public static final String STAGE = "deduplicate";

  // Deletion wins over a later edit: sources do not date deletions, and a deleted text stays out.
  private static final Comparator<RawMessage> BEST_FIRST =
      Comparator.comparing((RawMessage message) -> !message.getDeleted())
          .thenComparing(KeepLatestVersion::editedAt, Comparator.reverseOrder())
          .thenComparing(message -> StableHash.of(message.getText()).hex())
          .thenComparing(KeepLatestVersion::remainder);

  private final StateRetention memory;
  private transient ValueState<RawMessage> kept;
  private transient ValueState<Long> settled;

  /** For bounded input. */
  public KeepLatestVersion() {
    this(StateRetention.ofAll());
  }

  private KeepLatestVersion(StateRetention memory) {
    this.memory = memory;
  }

  /**
   * For unbounded input.
   *
   * @param editWindow how long a message waits for later versions
   * @param memory how long its deliveries are told from new messages after that
   */
  public static KeepLatestVersion within(Duration editWindow, Duration memory) {
    return new KeepLatestVersion(StateRetention.of(editWindow, memory));
  }

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
    settled = getRuntimeContext().getState(new ValueStateDescriptor<>("settled", Long.class));
  }

  @Override
  public void processElement(RawMessage message, Context context, Collector<RawMessage> out)
      throws Exception {
    Long settledVersion = settled.value();
    if (settledVersion != null) {
      leave(message, version(message) > settledVersion ? "LATE_VERSION" : "REDELIVERED", context);
      return;
    }
    RawMessage other = kept.value();
    if (other == null) {
      kept.update(message);
      context.timerService().registerEventTimeTimer(memory.endsAt(message.getSentAt()));
      return;
    }
    if (BEST_FIRST.compare(message, other) < 0) {
      kept.update(message);
    }
    leave(message, "REDELIVERED", context);
  }

  private static void leave(RawMessage message, String reason, Context context) {
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DUPLICATE, STAGE, reason)
            .setTenantId(message.getTenantId())
            .setRecordId(message.getMessageId())
            .build());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<RawMessage> out)
      throws Exception {
    RawMessage latest = kept.value();
    if (latest == null) {
      settled.clear();
      return;
    }
    out.collect(latest);
    kept.clear();
    if (memory.isLimited()) {
      settled.update(version(latest));
      context.timerService().registerEventTimeTimer(memory.forgetsAt(timestamp));
    }
  }

  /** Grows with every edit, and most with the deletion. */
  private static long version(RawMessage message) {
    if (message.getDeleted()) {
      return Long.MAX_VALUE;
    }
    return message.getEditedAt() == null ? Long.MIN_VALUE : message.getEditedAt().toEpochMilli();
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
