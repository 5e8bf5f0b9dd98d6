package com.thriviohr.udfs.prepare.near;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.udfs.prepare.Deduplicate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Lets every conversation go on except those whose identity arrives on the second input. */
final class DropChosen extends KeyedCoProcessFunction<String, Conversation, String, Conversation> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<Conversation> conversation;
  private transient ValueState<Boolean> dropped;

  @Override
  public void open(OpenContext context) {
    conversation =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("conversation", Conversation.class));
    dropped = getRuntimeContext().getState(new ValueStateDescriptor<>("dropped", Boolean.class));
  }

  @Override
  public void processElement1(Conversation value, Context context, Collector<Conversation> out)
      throws Exception {
    conversation.update(value);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void processElement2(String identity, Context context, Collector<Conversation> out)
      throws Exception {
    dropped.update(true);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Conversation> out)
      throws Exception {
    Conversation decided = conversation.value();
    if (dropped.value() == null) {
      out.collect(decided);
    } else {
      context.output(
          DeadLetters.TAG, Deduplicate.duplicate(decided, NearDuplicates.STAGE, "NEAR_TEXT"));
    }
    conversation.clear();
    dropped.clear();
  }
}
