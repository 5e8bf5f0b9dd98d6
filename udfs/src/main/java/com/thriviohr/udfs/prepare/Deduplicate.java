package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Door;
import java.util.Comparator;
import java.util.Locale;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps the earliest of all messages of a tenant with the same text, compared without case,
 * punctuation and blanks. Short texts repeat rightly ("thank you!") and all stay.
 */
public final class Deduplicate
    extends KeyedProcessFunction<String, AnonymisedMessage, AnonymisedMessage> {
  private static final long serialVersionUID = 1L;
  private static final int SHORT_CHARACTERS = 40;
  private static final Comparator<AnonymisedMessage> EARLIEST_FIRST =
      Comparator.comparing(AnonymisedMessage::getSentAt)
          .thenComparing(AnonymisedMessage::getMessageId);

  private transient ValueState<AnonymisedMessage> earliest;

  /** Key: the tenant and the folded text; for short texts the message itself. */
  public static KeySelector<AnonymisedMessage, String> key() {
    return message -> {
      String folded = fold(message.getText());
      boolean isShort = folded.length() < SHORT_CHARACTERS;
      String text = isShort ? message.getSource() + message.getMessageId() : folded;
      return message.getTenantId() + "\u0000" + (isShort ? 's' : 'l') + StableHash.of(text);
    };
  }

  static String fold(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
        folded.append(c);
      }
    }
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  @Override
  public void open(Configuration parameters) {
    earliest =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("earliest", AnonymisedMessage.class));
  }

  @Override
  public void processElement(
      AnonymisedMessage message, Context context, Collector<AnonymisedMessage> out)
      throws Exception {
    AnonymisedMessage known = earliest.value();
    if (known == null) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      earliest.update(message);
      return;
    }
    boolean earlier = EARLIEST_FIRST.compare(message, known) < 0;
    AnonymisedMessage loser = earlier ? known : message;
    if (earlier) {
      earliest.update(message);
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DUPLICATE, "deduplicate", "SAME_TEXT")
            .setTenantId(loser.getTenantId())
            .setRecordId(loser.getMessageId())
            .build());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AnonymisedMessage> out)
      throws Exception {
    out.collect(earliest.value());
    earliest.clear();
  }
}
