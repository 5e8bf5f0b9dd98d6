package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.text.FoldedText;
import com.thriviohr.datasets.text.StableHash;
import com.thriviohr.udfs.raw.KeepLatestVersion;
import java.util.Comparator;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps one of all messages of a tenant with the same longer text, case, white space and
 * punctuation aside: the earliest, ties going to the smallest id. The others leave by the door
 * DUPLICATE, reason EXACT_TEXT. Counts messages: in = out + EXACT_TEXT.
 *
 * <p>Texts of up to {@value #SHORT_CHARACTERS} characters repeat legitimately ("thanks!") and all
 * go on. Expects bounded input keyed by {@link #key}; works in batch and in streaming mode.
 */
public final class Deduplicate
    extends KeyedProcessFunction<String, AnonymisedMessage, AnonymisedMessage> {
  private static final long serialVersionUID = 1L;

  /** Longest folded text, in code points, that is never a duplicate. */
  public static final int SHORT_CHARACTERS = 40;

  private static final Comparator<AnonymisedMessage> BEST_FIRST =
      Comparator.comparing(AnonymisedMessage::getSentAt)
          .thenComparing(AnonymisedMessage::getMessageId)
          .thenComparing(Deduplicate::identity);

  private transient ValueState<AnonymisedMessage> kept;

  /** Tenant and folded text, or the message's identity when the text is short. */
  public static String key(AnonymisedMessage message) {
    String folded = FoldedText.of(message.getText());
    return isShort(folded)
        ? identity(message)
        : StableHash.of("text", message.getTenantId(), folded).hex();
  }

  @Override
  public void open(OpenContext context) {
    kept =
        getRuntimeContext().getState(new ValueStateDescriptor<>("kept", AnonymisedMessage.class));
  }

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<AnonymisedMessage> out)
      throws Exception {
    if (mayRepeat(message)) {
      out.collect(message);
      return;
    }
    AnonymisedMessage other = kept.value();
    if (other == null) {
      kept.update(message);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      return;
    }
    boolean better = BEST_FIRST.compare(message, other) < 0;
    if (better) {
      kept.update(message);
    }
    context.output(DeadLetters.TAG, duplicate(better ? other : message));
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AnonymisedMessage> out)
      throws Exception {
    out.collect(kept.value());
    kept.clear();
  }

  /** True for a text so short that people write it again and again. */
  static boolean mayRepeat(AnonymisedMessage message) {
    return isShort(FoldedText.of(message.getText()));
  }

  static DeadLetter duplicate(AnonymisedMessage message) {
    return DeadLetters.of(Door.DUPLICATE, KeepLatestVersion.STAGE, "EXACT_TEXT")
        .setTenantId(message.getTenantId())
        .setRecordId(message.getMessageId())
        .build();
  }

  private static boolean isShort(String folded) {
    return folded.codePointCount(0, folded.length()) <= SHORT_CHARACTERS;
  }

  /** Tenant, source, channel and message id as one. */
  public static String identity(AnonymisedMessage message) {
    return StableHash.of(
            "message",
            message.getTenantId(),
            message.getSource().name(),
            message.getChannelId(),
            message.getMessageId())
        .hex();
  }
}
