package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Gathers the messages of a thread into one conversation, oldest first. A message outside a thread
 * is a conversation of its own, and joins the thread that names it as its first message. Counts
 * messages in and conversations out; the messages inside the conversations add up to those in.
 *
 * <p>Expects bounded input keyed by {@link #key}; works in batch and in streaming mode.
 */
public final class AssembleConversations
    extends KeyedProcessFunction<String, AnonymisedMessage, Conversation> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<AnonymisedMessage> OLDEST_FIRST =
      Comparator.comparing(AnonymisedMessage::getSentAt)
          .thenComparing(AnonymisedMessage::getMessageId)
          .thenComparing(AnonymisedMessage::getText);

  private transient ListState<AnonymisedMessage> gathered;

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
  }

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<Conversation> out) throws Exception {
    gathered.add(message);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Conversation> out)
      throws Exception {
    List<AnonymisedMessage> messages = new ArrayList<>();
    gathered.get().forEach(messages::add);
    messages.sort(OLDEST_FIRST);
    AnonymisedMessage first = messages.get(0);
    out.collect(
        Conversation.newBuilder()
            .setTenantId(first.getTenantId())
            .setConversationId(conversationId(first))
            .setSource(first.getSource())
            .setChannelId(first.getChannelId())
            .setMessages(messages)
            .build());
    gathered.clear();
  }

  private static String conversationId(AnonymisedMessage message) {
    return message.getThreadId() == null ? message.getMessageId() : message.getThreadId();
  }
}
