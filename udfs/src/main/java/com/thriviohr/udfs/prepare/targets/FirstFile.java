package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.StableHash;

/**
 * The first file an example may fall into. It brings those together that {@link FillFiles} has to
 * see together: those of one shard, and where the form has limits those of the whole split, since
 * its rows are counted.
 */
public final class FirstFile implements ExamplePlace {
  private static final long serialVersionUID = 1L;

  private final int shards;

  /**
   * @param shards files per tenant and split where the form has no limits, at least 1
   */
  public FirstFile(int shards) {
    if (shards < 1) {
      throw new IllegalArgumentException("At least one shard is needed, not " + shards);
    }
    this.shards = shards;
  }

  @Override
  public String of(TargetForm form, TrainingExample example) {
    return form.file(example.getTenantId(), example.getSplit(), number(form, example));
  }

  /** Number of the file, from 0. */
  int number(TargetForm form, TrainingExample example) {
    return form.limits(example.getSplit()).isBounded()
        ? 0
        : StableHash.of(example.getExampleId()).bucket(shards);
  }
}
