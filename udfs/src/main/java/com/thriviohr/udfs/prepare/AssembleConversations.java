package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.udfs.state.StateRetention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the messages of a thread into one conversation, oldest first. A message outside a thread
 * is a conversation of its own, and joins the thread that names it as its first message. Counts
 * messages in and conversations out; the messages inside the conversations add up to those in.
 *
 * <p>Expects input keyed by {@link #key}. Bounded conversations end with the input; unbounded ones
 * close after a silence in event time, and what comes for them afterwards leaves by the door
 * REJECTED, reason LATE, so that no part of a thread is a second conversation in another split.
 */
public final class AssembleConversations
    extends KeyedProcessFunction<String, AnonymisedMessage, Conversation> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<AnonymisedMessage> OLDEST_FIRST =
      Comparator.comparing(AnonymisedMessage::getSentAt)
          .thenComparing(AssembleConversations::isReply)
          .thenComparing(AnonymisedMessage::getMessageId)
          .thenComparing(AnonymisedMessage::getText);

  private static final String STAGE = "conversations";
  private static final long CLOSED = Long.MIN_VALUE;

  private final StateRetention memory;
  private transient ListState<AnonymisedMessage> gathered;
  private transient ValueState<Long> closesAt;

  /** For bounded input. */
  public AssembleConversations() {
    this(StateRetention.ofAll());
  }

  private AssembleConversations(StateRetention memory) {
    this.memory = memory;
  }

  /**
   * For unbounded input.
   *
   * @param silence event time without a message after which a conversation is over
   * @param memory how long a closed conversation is remembered as closed
   */
  public static AssembleConversations closedAfter(Duration silence, Duration memory) {
    return new AssembleConversations(StateRetention.of(silence, memory));
  }

  /** Tenant, source, channel and thread, or the message id where there is no thread. */
  public static String key(AnonymisedMessage message) {
    return StableHash.of(
            message.getTenantId(),
            message.getSource().name(),
            message.getChannelId(),
            conversationId(message))
        .hex();
  }

  @Override
  public void open(OpenContext context) {
    gathered =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("gathered", AnonymisedMessage.class));
    closesAt = getRuntimeContext().getState(new ValueStateDescriptor<>("closes-at", Long.class));
  }

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<Conversation> out) throws Exception {
    Long closes = closesAt.value();
    long silentAt = memory.endsAt(message.getSentAt());
    if (isLate(closes, silentAt, context.timerService().currentWatermark())) {
      context.output(DeadLetters.TAG, late(message));
      return;
    }
    gathered.add(message);
    if (closes == null || silentAt > closes) {
      if (closes != null) {
        context.timerService().deleteEventTimeTimer(closes);
      }
      closesAt.update(silentAt);
      context.timerService().registerEventTimeTimer(silentAt);
    }
  }

  private static boolean isLate(Long closes, long silentAt, long watermark) {
    return closes == null ? silentAt <= watermark : closes == CLOSED;
  }

  private static DeadLetter late(AnonymisedMessage message) {
    return DeadLetters.of(Door.REJECTED, STAGE, "LATE")
        .setTenantId(message.getTenantId())
        .setRecordId(message.getMessageId())
        .build();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Conversation> out)
      throws Exception {
    if (closesAt.value() == CLOSED) {
      closesAt.clear();
      return;
    }
    out.collect(conversation());
    gathered.clear();
    if (memory.isLimited()) {
      closesAt.update(CLOSED);
      context.timerService().registerEventTimeTimer(memory.forgetsAt(timestamp));
    }
  }

  private Conversation conversation() throws Exception {
    List<AnonymisedMessage> messages = new ArrayList<>();
    gathered.get().forEach(messages::add);
    messages.sort(OLDEST_FIRST);
    AnonymisedMessage first = messages.get(0);
    return Conversation.newBuilder()
        .setTenantId(first.getTenantId())
        .setConversationId(conversationId(first))
        .setSource(first.getSource())
        .setChannelId(first.getChannelId())
        .setMessages(messages)
        .build();
  }

  /** True for all of a thread but the message it begins with. */
  private static boolean isReply(AnonymisedMessage message) {
    return message.getThreadId() != null && !message.getThreadId().equals(message.getMessageId());
  }

  private static String conversationId(AnonymisedMessage message) {
    return message.getThreadId() == null ? message.getMessageId() : message.getThreadId();
  }
}
