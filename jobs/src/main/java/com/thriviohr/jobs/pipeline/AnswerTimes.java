package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.record.AnswerOrigin;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.jobs.run.Count;
import org.apache.flink.api.common.accumulators.LongMinimum;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Notes when the first answer of a model came, over restarts too, and changes nothing. */
final class AnswerTimes extends RichMapFunction<Completion, Completion>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  private transient LongMinimum first;
  private transient ListState<Count> state;

  /** The stream itself. */
  static SingleOutputStreamOperator<Completion> of(DataStream<Completion> answers) {
    return answers.map(new AnswerTimes()).name("time first answer").uid("time-first-answer");
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    first = new LongMinimum();
    state =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("first", TypeInformation.of(Count.class)));
    for (Count count : state.get()) {
      first.add(count.getValue());
    }
  }

  @Override
  public void open(OpenContext context) {
    getRuntimeContext().addAccumulator(Metric.FIRST_ANSWER_AT.key(), first);
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.clear();
    state.add(new Count(Metric.FIRST_ANSWER_AT.key(), first.getLocalValuePrimitive()));
  }

  @Override
  public Completion map(Completion answer) {
    if (answer.getOrigin() == AnswerOrigin.MODEL) {
      first.add(answer.getCompletedAt().toEpochMilli());
    }
    return answer;
  }
}
