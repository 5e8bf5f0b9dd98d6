package com.thriviohr.jobs.run;

import com.thriviohr.datasets.metric.Metric;
import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ObjLongConsumer;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * Counts the records that pass, each under a name and with a weight, and changes nothing.
 *
 * <p>Accumulators alone forget what they counted before a restart; the counts are therefore state,
 * restored with the checkpoint, and so agree with what exactly-once sinks hold.
 *
 * @param <T> type of the records
 */
public final class RecordCounter<T> extends RichMapFunction<T, T> implements CheckpointedFunction {
  private static final long serialVersionUID = 1L;

  /** Says how much a record counts. */
  @FunctionalInterface
  public interface Weight<T> extends Serializable {
    /** The amount to add, 1 for a plain count. */
    long weigh(T record);
  }

  /** Counts a record under several names at once. */
  @FunctionalInterface
  public interface Measure<T> extends Serializable {
    /** Hands every name, from a small set, with its amount to the counter. */
    void measure(T record, ObjLongConsumer<String> counter);
  }

  private final Measure<T> measure;
  private transient Map<String, Long> counts;
  private transient Map<String, LongCounter> accumulators;
  private transient Map<String, Counter> metrics;
  private transient ListState<Count> state;

  private RecordCounter(Measure<T> measure) {
    this.measure = measure;
  }

  /** The stream itself, counted under one name. */
  public static <T> SingleOutputStreamOperator<T> count(DataStream<T> stream, String name) {
    return sum(stream, name, record -> 1);
  }

  /** The stream itself, counted under one name by weight. */
  public static <T> SingleOutputStreamOperator<T> sum(
      DataStream<T> stream, String name, Weight<T> weight) {
    return measure(stream, name, (record, counter) -> counter.accept(name, weight.weigh(record)));
  }

  /** The stream itself, each record counted under several names. */
  public static <T> SingleOutputStreamOperator<T> measure(
      DataStream<T> stream, String uid, Measure<T> measure) {
    return stream
        .map(new RecordCounter<>(measure))
        .returns(stream.getType())
        .name("count " + uid)
        .uid("count-" + uid);
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    counts = new TreeMap<>();
    accumulators = new TreeMap<>();
    metrics = new TreeMap<>();
    state =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("counts", TypeInformation.of(Count.class)));
    for (Count count : state.get()) {
      add(count.getName(), count.getValue());
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    state.clear();
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      state.add(new Count(count.getKey(), count.getValue()));
    }
  }

  @Override
  public T map(T record) {
    measure.measure(record, this::add);
    return record;
  }

  private void add(String name, long amount) {
    counts.merge(name, amount, Long::sum);
    accumulators.computeIfAbsent(name, this::accumulator).add(amount);
    if (!Metric.isDetail(name)) {
      metrics
          .computeIfAbsent(name, n -> getRuntimeContext().getMetricGroup().counter(n))
          .inc(amount);
    }
  }

  private LongCounter accumulator(String name) {
    // Two counters may share a name in one task chain, where registering it twice is refused.
    return getRuntimeContext().getLongCounter(name);
  }
}
