package com.thriviohr.udfs.prepare.near;

import com.thriviohr.datasets.record.Conversation;
import com.thriviohr.udfs.prepare.Deduplicate;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** One entry per band of every conversation that is long enough to be compared. */
final class HashBands implements FlatMapFunction<Conversation, BandEntry> {
  private static final long serialVersionUID = 1L;

  private final MinHash minHash;

  HashBands(MinHash minHash) {
    this.minHash = minHash;
  }

  @Override
  public void flatMap(Conversation conversation, Collector<BandEntry> out) {
    Shingles shingles = Shingles.of(Deduplicate.text(conversation));
    for (long key : minHash.keys(shingles)) {
      BandEntry entry = new BandEntry();
      entry.tenant = conversation.getTenantId();
      entry.bucket = conversation.getTenantId() + ' ' + Long.toHexString(key);
      entry.conversation = Deduplicate.identity(conversation);
      entry.begunAt = Deduplicate.begunAt(conversation).toEpochMilli();
      entry.shingles = shingles.hashes();
      out.collect(entry);
    }
  }
}
