package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Source;
import com.thriviohr.datasets.text.FoldedText;
import com.thriviohr.datasets.text.StableHash;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps one of all conversations of a tenant that teach the same, case, white space and punctuation
 * aside: the earliest, ties going to the smallest id. A post teaches itself, a thread what is
 * replied in it. The others leave by the door DUPLICATE, reason EXACT_TEXT. Counts conversations:
 * in = out + EXACT_TEXT. A message is never taken out of its thread: a question that was asked
 * before keeps its answer.
 *
 * <p>Conversations of up to {@value #SHORT_CHARACTERS} characters repeat legitimately ("thanks!")
 * and all go on. Expects bounded input keyed by {@link #key}; works in batch and in streaming mode.
 */
public final class Deduplicate extends KeyedProcessFunction<String, Conversation, Conversation> {
  private static final long serialVersionUID = 1L;

  /** Longest folded text, in code points, that is never a duplicate. */
  public static final int SHORT_CHARACTERS = 40;

  /** Stage named by the dead letters. */
  public static final String STAGE = "deduplicate-conversations";

  private static final Comparator<Conversation> BEST_FIRST =
      Comparator.comparing(Deduplicate::begunAt).thenComparing(Deduplicate::identity);

  private transient ValueState<Conversation> kept;

  /** Tenant and folded texts, or the conversation's identity when they are short. */
  public static String key(Conversation conversation) {
    String folded = folded(conversation);
    return isShort(folded)
        ? identity(conversation)
        : StableHash.of("text", conversation.getTenantId(), folded).hex();
  }

  @Override
  public void open(OpenContext context) {
    kept = getRuntimeContext().getState(new ValueStateDescriptor<>("kept", Conversation.class));
  }

  @Override
  public void processElement(
      Conversation conversation, Context context, Collector<Conversation> out) throws Exception {
    if (mayRepeat(conversation)) {
      out.collect(conversation);
      return;
    }
    Conversation other = kept.value();
    if (other == null) {
      kept.update(conversation);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      return;
    }
    boolean better = BEST_FIRST.compare(conversation, other) < 0;
    if (better) {
      kept.update(conversation);
    }
    context.output(DeadLetters.TAG, duplicate(better ? other : conversation, STAGE, "EXACT_TEXT"));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Conversation> out)
      throws Exception {
    out.collect(kept.value());
    kept.clear();
  }

  /** True for so little text that people write it again and again. */
  static boolean mayRepeat(Conversation conversation) {
    return isShort(folded(conversation));
  }

  /** How a conversation leaves that says what another one says. */
  public static DeadLetter duplicate(Conversation conversation, String stage, String reason) {
    return DeadLetters.of(Door.DUPLICATE, stage, reason)
        .setTenantId(conversation.getTenantId())
        .setRecordId(conversation.getConversationId())
        .build();
  }

  /** Tenant, source, channel and conversation id as one. */
  public static String identity(Conversation conversation) {
    return StableHash.of(
            "conversation",
            conversation.getTenantId(),
            conversation.getSource().name(),
            conversation.getChannelId(),
            conversation.getConversationId())
        .hex();
  }

  /** What is learnt from it, a message a line. */
  public static String text(Conversation conversation) {
    return taught(conversation).map(AnonymisedMessage::getText).collect(Collectors.joining("\n"));
  }

  /** The replies of others than who opened it; a post or a message alone is its own. */
  private static Stream<AnonymisedMessage> taught(Conversation conversation) {
    List<AnonymisedMessage> messages = conversation.getMessages();
    AnonymisedMessage first = messages.get(0);
    boolean post = conversation.getSource() == Source.RECOGNITION;
    boolean replied = messages.stream().anyMatch(message -> isReplyTo(first, message));
    return post || !replied
        ? messages.stream().limit(post ? 1 : messages.size())
        : messages.stream().filter(message -> isReplyTo(first, message));
  }

  private static boolean isReplyTo(AnonymisedMessage first, AnonymisedMessage message) {
    return !message.getAuthorId().equals(first.getAuthorId());
  }

  /** When the first message was sent. */
  public static Instant begunAt(Conversation conversation) {
    return conversation.getMessages().get(0).getSentAt();
  }

  private static String folded(Conversation conversation) {
    return taught(conversation)
        .map(message -> FoldedText.of(message.getText()))
        .collect(Collectors.joining("\n"));
  }

  private static boolean isShort(String folded) {
    return folded.codePointCount(0, folded.length()) <= SHORT_CHARACTERS;
  }
}
