package com.thriviohr.udfs.prepare.near;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Compares the conversations that share a band, and says which are similar indeed. Each is compared
 * with the {@value #MOST_COMPARISONS} earliest of the bucket at most: a template that thousands
 * filled in would cost its square otherwise, and whoever resembles the others resembles the first.
 */
final class CompareBucket extends KeyedProcessFunction<String, BandEntry, SimilarPair> {
  private static final long serialVersionUID = 1L;
  private static final int MOST_COMPARISONS = 500;
  private static final Comparator<BandEntry> EARLIEST_FIRST =
      Comparator.comparingLong((BandEntry entry) -> entry.begunAt)
          .thenComparing(entry -> entry.conversation);

  private final double similarity;
  private transient ListState<BandEntry> bucket;

  CompareBucket(double similarity) {
    this.similarity = similarity;
  }

  @Override
  public void open(OpenContext context) {
    bucket = getRuntimeContext().getListState(new ListStateDescriptor<>("bucket", BandEntry.class));
  }

  @Override
  public void processElement(BandEntry entry, Context context, Collector<SimilarPair> out)
      throws Exception {
    bucket.add(entry);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<SimilarPair> out)
      throws Exception {
    List<BandEntry> entries = new ArrayList<>();
    bucket.get().forEach(entries::add);
    bucket.clear();
    entries.sort(EARLIEST_FIRST);
    for (int later = 1; later < entries.size(); later++) {
      for (int earlier = 0; earlier < Math.min(later, MOST_COMPARISONS); earlier++) {
        compare(entries.get(earlier), entries.get(later), out);
      }
    }
  }

  private void compare(BandEntry earlier, BandEntry later, Collector<SimilarPair> out) {
    Shingles first = Shingles.ofHashes(earlier.shingles);
    if (first.jaccard(Shingles.ofHashes(later.shingles)) < similarity) {
      return;
    }
    SimilarPair pair = new SimilarPair();
    pair.tenant = earlier.tenant;
    pair.earlier = earlier.conversation;
    pair.earlierBegunAt = earlier.begunAt;
    pair.later = later.conversation;
    pair.laterBegunAt = later.begunAt;
    out.collect(pair);
  }
}
