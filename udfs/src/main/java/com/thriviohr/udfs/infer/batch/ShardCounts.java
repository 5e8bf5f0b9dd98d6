package com.thriviohr.udfs.infer.batch;

/** The accumulators in which the offline stage says how far it is. */
public final class ShardCounts {
  /** Shards that went to jobs. */
  public static final String SUBMITTED = "detail/shards.submitted";

  /** Shards whose answers are read. */
  public static final String READ = "detail/shards.read";

  /** Files whose answers came too late, if at all: they may be paid all the same. */
  public static final String LATE_FILES = "detail/shards.late_files";

  private ShardCounts() {}
}
