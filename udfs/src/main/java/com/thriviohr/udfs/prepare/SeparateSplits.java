package com.thriviohr.udfs.prepare;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Door;
import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.FoldedText;
import com.thriviohr.datasets.text.StableHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps an answer out of all splits but one: a model is not tested on what it was taught. Of
 * examples with the same answer those of the training split stay, else those for validation. The
 * others leave by the door DUPLICATE, reason ANSWER_IN_OTHER_SPLIT. Counts examples: in = out +
 * ANSWER_IN_OTHER_SPLIT.
 *
 * <p>Expects examples keyed by {@link #key}. Over unbounded input the split of the first wins.
 */
public final class SeparateSplits
    extends KeyedProcessFunction<String, TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  /** Stage named by the dead letters. */
  public static final String STAGE = "splits";

  private final Duration memory;
  private transient ListState<TrainingExample> gathered;
  private transient ValueState<String> taken;

  /** For bounded input. */
  public SeparateSplits() {
    this(Duration.ZERO);
  }

  private SeparateSplits(Duration memory) {
    this.memory = requireNonNull(memory, "memory");
  }

  /**
   * For unbounded input.
   *
   * @param memory event time for which the split of an answer is remembered
   */
  public static SeparateSplits firstWins(Duration memory) {
    return new SeparateSplits(memory);
  }

  /** Tenant and last turn, case, white space and punctuation aside. */
  public static String key(TrainingExample example) {
    List<ChatMessage> turns = example.getMessages();
    String answer = FoldedText.of(turns.get(turns.size() - 1).getContent());
    return StableHash.of("answer", example.getTenantId(), answer).hex();
  }

  @Override
  public void open(OpenContext context) {
    gathered =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("gathered", TrainingExample.class));
    taken = getRuntimeContext().getState(new ValueStateDescriptor<>("taken", String.class));
  }

  @Override
  public void processElement(
      TrainingExample example, Context context, Collector<TrainingExample> out) throws Exception {
    if (memory.isZero()) {
      gathered.add(example);
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
      return;
    }
    if (taken.value() == null) {
      taken.update(example.getSplit().name());
      long now = Math.max(0, context.timerService().currentWatermark());
      context.timerService().registerEventTimeTimer(now + memory.toMillis());
    }
    send(example, Split.valueOf(taken.value()), context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TrainingExample> out)
      throws Exception {
    List<TrainingExample> examples = new ArrayList<>();
    gathered.get().forEach(examples::add);
    gathered.clear();
    taken.clear();
    if (!examples.isEmpty()) {
      // TRAIN, VALIDATION, TEST, as they are declared.
      Split first = examples.stream().map(TrainingExample::getSplit).sorted().iterator().next();
      examples.forEach(example -> send(example, first, context, out));
    }
  }

  private static void send(
      TrainingExample example, Split split, Context context, Collector<TrainingExample> out) {
    if (example.getSplit() == split) {
      out.collect(example);
      return;
    }
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DUPLICATE, STAGE, "ANSWER_IN_OTHER_SPLIT")
            .setTenantId(example.getTenantId())
            .setRecordId(example.getExampleId())
            .build());
  }
}
