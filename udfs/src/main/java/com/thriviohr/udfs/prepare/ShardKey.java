package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.TrainingExample;
import org.apache.flink.api.java.functions.KeySelector;

/** Says which file of which tenant and split an example belongs to. */
public final class ShardKey implements KeySelector<TrainingExample, String> {
  private static final long serialVersionUID = 1L;

  private final int shards;

  /**
   * @param shards files per tenant and split, at least 1
   */
  public ShardKey(int shards) {
    if (shards < 1) {
      throw new IllegalArgumentException("At least one shard is needed, not " + shards);
    }
    this.shards = shards;
  }

  /** Number of the example's file within its tenant and split, from 0. */
  public int shard(TrainingExample example) {
    return StableHash.of(example.getExampleId()).bucket(shards);
  }

  /** Split, shard number and tenant. */
  @Override
  public String getKey(TrainingExample example) {
    return example.getSplit() + "/" + shard(example) + "/" + example.getTenantId();
  }
}
