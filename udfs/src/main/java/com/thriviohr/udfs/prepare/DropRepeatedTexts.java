package com.thriviohr.udfs.prepare;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Conversation;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * {@link Deduplicate} for unbounded input: the first to arrive of equal conversations goes on at
 * once, and the others leave until event time has passed it by the memory. Counts conversations: in
 * = out + EXACT_TEXT.
 *
 * <p>Expects input keyed by {@link Deduplicate#key}; its state is one flag a text.
 */
public final class DropRepeatedTexts
    extends KeyedProcessFunction<String, Conversation, Conversation> {
  private static final long serialVersionUID = 1L;

  private final Duration memory;
  private transient ValueState<Boolean> seen;

  /**
   * @param memory how long after a conversation began its text is a repetition
   */
  public DropRepeatedTexts(Duration memory) {
    this.memory = requireNonNull(memory, "memory");
  }

  @Override
  public void open(OpenContext context) {
    seen = getRuntimeContext().getState(new ValueStateDescriptor<>("seen", Boolean.class));
  }

  @Override
  public void processElement(
      Conversation conversation, Context context, Collector<Conversation> out) throws Exception {
    if (Deduplicate.mayRepeat(conversation)) {
      out.collect(conversation);
    } else if (seen.value() == null) {
      seen.update(true);
      context
          .timerService()
          .registerEventTimeTimer(
              Deduplicate.begunAt(conversation).toEpochMilli() + memory.toMillis());
      out.collect(conversation);
    } else {
      context.output(
          DeadLetters.TAG, Deduplicate.duplicate(conversation, Deduplicate.STAGE, "EXACT_TEXT"));
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Conversation> out) {
    seen.clear();
  }
}
