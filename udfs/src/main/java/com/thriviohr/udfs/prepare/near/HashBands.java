package com.thriviohr.udfs.prepare.near;

import com.thriviohr.datasets.record.AnonymisedMessage;
import com.thriviohr.udfs.prepare.Deduplicate;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** One entry per band of every text that is long enough to be compared. */
final class HashBands implements FlatMapFunction<AnonymisedMessage, BandEntry> {
  private static final long serialVersionUID = 1L;

  private final MinHash minHash;

  HashBands(MinHash minHash) {
    this.minHash = minHash;
  }

  @Override
  public void flatMap(AnonymisedMessage message, Collector<BandEntry> out) {
    Shingles shingles = Shingles.of(message.getText());
    for (long key : minHash.keys(shingles)) {
      BandEntry entry = new BandEntry();
      entry.tenant = message.getTenantId();
      entry.bucket = message.getTenantId() + ' ' + Long.toHexString(key);
      entry.message = Deduplicate.identity(message);
      entry.sentAt = message.getSentAt().toEpochMilli();
      entry.shingles = shingles.hashes();
      out.collect(entry);
    }
  }
}
