package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Role;
import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Makes training examples from conversations: a recognition post teaches to write one and to nudge
 * for one, a thread teaches to reply. A conversation that teaches nothing is rejected by name.
 */
public final class TrainingExamples extends ProcessFunction<Conversation, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private final SplitAssigner splits;
  private transient RecognitionExamples recognitions;
  private transient ReplyExamples replies;

  /**
   * @param splits decides the split of each conversation
   */
  public TrainingExamples(SplitAssigner splits) {
    this.splits = splits;
  }

  @Override
  public void open(Configuration parameters) {
    recognitions = new RecognitionExamples();
    replies = new ReplyExamples();
  }

  @Override
  public void processElement(
      Conversation conversation, Context context, Collector<TrainingExample> out) {
    List<Chat> chats = new ArrayList<>();
    recognitions.add(conversation, chats);
    replies.add(conversation, chats);
    for (Chat chat : chats) {
      out.collect(example(conversation, chat));
    }
    if (chats.isEmpty()) {
      context.output(
          DeadLetters.TAG,
          DeadLetters.of(Door.REJECTED, "examples", "NO_EXAMPLE")
              .setTenantId(conversation.getTenantId())
              .setRecordId(conversation.getConversationId())
              .build());
    }
  }

  private TrainingExample example(Conversation conversation, Chat chat) {
    List<ChatMessage> messages =
        List.of(
            new ChatMessage(Role.SYSTEM, chat.system()),
            new ChatMessage(Role.USER, chat.user()),
            new ChatMessage(Role.ASSISTANT, chat.assistant()));
    String tenant = conversation.getTenantId();
    String id = conversation.getConversationId();
    Split split = splits.of(tenant, id);
    String text = Llama3Template.render(messages);
    return TrainingExample.newBuilder()
        .setTenantId(tenant)
        .setExampleId(StableHash.of(tenant, id, chat.task(), chat.position()))
        .setConversationId(id)
        .setTask(chat.task())
        .setSplit(split)
        .setMessages(messages)
        .setText(text)
        .setEstimatedTokens(Llama3Template.estimateTokens(text))
        .build();
  }
}
