package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Emits the examples of a shard one shard after the other, sorted by id, when the input ends. The
 * bytes of a dataset so depend neither on parallelism nor on the order of the input.
 */
public final class SortShards
    extends KeyedProcessFunction<String, TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private transient ListState<TrainingExample> examples;

  /**
   * Key: the shard as a path, such as {@code acme/train/part-00000}.
   *
   * @param shards shards per tenant and split
   */
  public static KeySelector<TrainingExample, String> key(int shards) {
    return example -> path(example, shards);
  }

  /** Path of the example's shard, without the file name's ending. */
  public static String path(TrainingExample example, int shards) {
    return String.format(
        Locale.ROOT,
        "%s/%s/part-%05d",
        folder(example.getTenantId()),
        example.getSplit().name().toLowerCase(Locale.ROOT),
        StableHash.bucket(shards, example.getExampleId()));
  }

  /** A tenant id may hold characters that mean something in a path. */
  private static String folder(String tenantId) {
    boolean plain = tenantId.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    return plain ? tenantId : "t-" + StableHash.of(tenantId).substring(0, 16);
  }

  @Override
  public void open(Configuration parameters) {
    examples =
        getRuntimeContext()
            .getListState(new ListStateDescriptor<>("examples", TrainingExample.class));
  }

  @Override
  public void processElement(
      TrainingExample example, Context context, Collector<TrainingExample> out) throws Exception {
    examples.add(example);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<TrainingExample> out)
      throws Exception {
    List<TrainingExample> sorted = new ArrayList<>();
    examples.get().forEach(sorted::add);
    examples.clear();
    sorted.sort(Comparator.comparing(TrainingExample::getExampleId));
    sorted.forEach(out::collect);
  }
}
