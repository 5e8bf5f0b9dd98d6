package com.thriviohr.udfs.prepare.near;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.datasets.record.Door;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** Lets every message go on except those whose identity arrives on the second input. */
final class DropChosen
    extends KeyedCoProcessFunction<String, AnonymisedMessage, String, AnonymisedMessage> {
  private static final long serialVersionUID = 1L;

  private transient ValueState<AnonymisedMessage> message;
  private transient ValueState<Boolean> dropped;

  @Override
  public void open(OpenContext context) {
    message =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("message", AnonymisedMessage.class));
    dropped = getRuntimeContext().getState(new ValueStateDescriptor<>("dropped", Boolean.class));
  }

  @Override
  public void processElement1(
      AnonymisedMessage value, Context context, Collector<AnonymisedMessage> out) throws Exception {
    message.update(value);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void processElement2(String identity, Context context, Collector<AnonymisedMessage> out)
      throws Exception {
    dropped.update(true);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<AnonymisedMessage> out)
      throws Exception {
    AnonymisedMessage decided = message.value();
    if (dropped.value() == null) {
      out.collect(decided);
    } else {
      context.output(
          DeadLetters.TAG,
          DeadLetters.of(Door.DUPLICATE, NearDuplicates.STAGE, "NEAR_TEXT")
              .setTenantId(decided.getTenantId())
              .setRecordId(decided.getMessageId())
              .build());
    }
    message.clear();
    dropped.clear();
  }
}
