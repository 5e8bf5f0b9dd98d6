package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Shard;
import com.thriviohr.datasets.record.ShardResult;
import java.util.concurrent.CompletionStage;

/** Has a shard of prompts answered by jobs that take their time, without a thread that waits. */
public interface BatchInferenceClient extends AutoCloseable {
  /**
   * Runs a shard whose objects are written. Whoever submits it again, after a restart say, gets the
   * jobs that run or have run under its name, and pays for none a second time.
   *
   * @return where the answers are, or an {@link com.thriviohr.udfs.infer.client.InferenceException}
   *     when no job could be started
   */
  CompletionStage<ShardResult> submit(Shard shard);

  /** Asks for the end of every job under way; what they have answered still counts. */
  void stop();

  /** Frees connections; jobs go on without it. */
  @Override
  void close();
}
