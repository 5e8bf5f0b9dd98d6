package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits each shard in one piece, sorted by example id, so that the bytes of a file never depend on
 * parallelism or arrival order. Counts examples: in = out.
 *
 * <p>Expects bounded input keyed by {@link ShardKey}; works in batch and in streaming mode. One
 * shard must fit into memory: more shards make it smaller.
 */
public final class SortShards
    extends KeyedProcessFunction<String, TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private static final Comparator<TrainingExample> ORDER =
      Comparator.comparing(TrainingExample::getExampleId).thenComparing(TrainingExample::getText);

  private transient ListState<TrainingExample> shard;

  @Override
  public void open(OpenContext context) {
    shard =
        getRuntimeContext().getListState(new ListStateDescriptor<>("shard", TrainingExample.class));
  }

  @Override
  public void processElement(
      TrainingExample example, Context context, Collector<TrainingExample> out) throws Exception {
    shard.add(example);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TrainingExample> out)
      throws Exception {
    List<TrainingExample> sorted = new ArrayList<>();
    shard.get().forEach(sorted::add);
    sorted.sort(ORDER);
    sorted.forEach(out::collect);
    shard.clear();
  }
}
