package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.udfs.prepare.StableHash;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * Brings the examples together that {@link FillFiles} has to see together: those of one shard, and
 * where the form has limits those of the whole split, since its rows are counted.
 */
public final class FileKey implements KeySelector<TrainingExample, String> {
  private static final long serialVersionUID = 1L;

  private final TargetForm form;
  private final int shards;

  /**
   * @param form what the target takes
   * @param shards files per tenant and split where the form has no limits, at least 1
   */
  public FileKey(TargetForm form, int shards) {
    if (shards < 1) {
      throw new IllegalArgumentException("At least one shard is needed, not " + shards);
    }
    this.form = form;
    this.shards = shards;
  }

  /** Number of the example's first possible file, from 0. */
  int shard(TrainingExample example) {
    return form.limits(example.getSplit()).isBounded()
        ? 0
        : StableHash.of(example.getExampleId()).bucket(shards);
  }

  /** Split, shard number and tenant. */
  @Override
  public String getKey(TrainingExample example) {
    return example.getSplit() + "/" + shard(example) + "/" + example.getTenantId();
  }
}
