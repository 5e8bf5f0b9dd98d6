package com.thriviohr.jobs.pipeline;

import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.udfs.prepare.ShardKey;
import com.thriviohr.udfs.prepare.StableHash;
import java.util.Locale;

/** Where in the output folder a shard lies. */
public final class DatasetShards {
  private DatasetShards() {}

  /** Path of the example's shard without its ending, such as {@code acme/train/part-00000}. */
  public static String path(TrainingExample example, int shards) {
    return String.format(
        Locale.ROOT,
        "%s/%s/part-%05d",
        folder(example.getTenantId()),
        example.getSplit().name().toLowerCase(Locale.ROOT),
        new ShardKey(shards).shard(example));
  }

  /** A tenant id may hold characters that mean something in a path. */
  private static String folder(String tenantId) {
    boolean plain = tenantId.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    return plain ? tenantId : "t-" + StableHash.of(tenantId).hex().substring(0, 16);
  }
}
