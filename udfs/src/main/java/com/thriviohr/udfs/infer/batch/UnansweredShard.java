package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardFile;
import com.thriviohr.datasets.record.ShardResult;
import java.util.ArrayList;
import java.util.List;

/** Results of shards that no job has answered. */
final class UnansweredShard {
  /** Stands for the failure of a shard whose job did not end in time. */
  static final String LATE = "LATE";

  private UnansweredShard() {}

  /** Its job did not end in time. */
  static ShardResult late(Shard shard) {
    return of(shard, LATE, "the job did not end in time");
  }

  /**
   * Every file has the same reason.
   *
   * @param failure kind of failure
   * @param detail no record text
   */
  static ShardResult of(Shard shard, String failure, String detail) {
    List<ShardFile> files = new ArrayList<>();
    for (int file = 0; file < shard.getFiles().size(); file++) {
      files.add(
          ShardFile.newBuilder()
              .setPrompts(ShardNames.prompts(shard, file))
              .setFailure(failure)
              .setDetail(detail)
              .build());
    }
    return ShardResult.newBuilder().setShard(shard).setFiles(files).setJobs(List.of()).build();
  }
}
