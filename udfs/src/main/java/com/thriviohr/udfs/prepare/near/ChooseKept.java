package com.thriviohr.udfs.prepare.near;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Goes through a tenant's similar conversations, earliest first, and drops each that resembles one
 * that stays. So nothing is dropped for resembling what was dropped itself: chains of ever less
 * similar texts do not collapse into their first. Emits the identities of the dropped.
 */
final class ChooseKept extends KeyedProcessFunction<String, SimilarPair, String> {
  private static final long serialVersionUID = 1L;

  private transient ListState<SimilarPair> pairs;

  @Override
  public void open(OpenContext context) {
    pairs = getRuntimeContext().getListState(new ListStateDescriptor<>("pairs", SimilarPair.class));
  }

  @Override
  public void processElement(SimilarPair pair, Context context, Collector<String> out)
      throws Exception {
    pairs.add(pair);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<String> out)
      throws Exception {
    Map<String, Long> begunAt = new HashMap<>();
    Map<String, Set<String>> earlierOf = new HashMap<>();
    for (SimilarPair pair : pairs.get()) {
      begunAt.put(pair.earlier, pair.earlierBegunAt);
      begunAt.put(pair.later, pair.laterBegunAt);
      earlierOf.computeIfAbsent(pair.later, later -> new HashSet<>()).add(pair.earlier);
    }
    pairs.clear();
    dropped(begunAt, earlierOf).forEach(out::collect);
  }

  private static Set<String> dropped(
      Map<String, Long> begunAt, Map<String, Set<String>> earlierOf) {
    Map<String, Set<String>> earliestFirst =
        new TreeMap<>(
            Comparator.comparing((String conversation) -> begunAt.get(conversation))
                .thenComparing(Comparator.naturalOrder()));
    earliestFirst.putAll(earlierOf);
    Set<String> dropped = new HashSet<>();
    earliestFirst.forEach(
        (later, earlier) -> {
          if (!dropped.containsAll(earlier)) {
            dropped.add(later);
          }
        });
    return dropped;
  }
}
