package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Puts the messages of a thread into one conversation, oldest first, when the input ends. */
public final class AssembleConversations
    extends KeyedProcessFunction<String, AnonymisedMessage, Conversation> {
  private static final long serialVersionUID = 1L;
  private static final Comparator<AnonymisedMessage> OLDEST_FIRST =
      Comparator.comparing(AnonymisedMessage::getSentAt)
          .thenComparing(AnonymisedMessage::getMessageId);

  private transient ListState<AnonymisedMessage> messages;

  /** Key: tenant, source and channel of the thread; a message without one is its own thread. */
  public static KeySelector<AnonymisedMessage, String> key() {
    return m ->
        String.join("\u0000", m.getTenantId(), m.getSource().name(), m.getChannelId(), thread(m));
  }

  private static String thread(AnonymisedMessage message) {
    return message.getThreadId() == null ? message.getMessageId() : message.getThreadId();
  }

  @Override
  public void open(Configuration parameters) {
    messages =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("messages", AnonymisedMessage.class));
  }

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<Conversation> out) throws Exception {
    messages.add(message);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Conversation> out)
      throws Exception {
    List<AnonymisedMessage> sorted = new ArrayList<>();
    messages.get().forEach(sorted::add);
    messages.clear();
    sorted.sort(OLDEST_FIRST);
    AnonymisedMessage first = sorted.get(0);
    out.collect(
        Conversation.newBuilder()
            .setTenantId(first.getTenantId())
            .setConversationId(thread(first))
            .setSource(first.getSource())
            .setChannelId(first.getChannelId())
            .setMessages(sorted)
            .build());
  }
}
