package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Shard;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The control plane of a service that runs jobs over files on S3. */
interface RemoteJobs extends AutoCloseable {
  /**
   * Starts the job of a shard, or finds the one that has its name.
   *
   * @return the job, or an {@link com.thriviohr.udfs.infer.client.InferenceException}: THROTTLED
   *     when the service has no room for it now
   */
  CompletableFuture<RemoteJob> start(Shard shard);

  /** The job as it is now. */
  CompletableFuture<RemoteJob> describe(RemoteJob job);

  /**
   * The jobs under way that nobody has asked to end.
   *
   * @param prefix how their names begin
   */
  CompletableFuture<List<RemoteJob>> underWay(String prefix);

  /** Asks for the end of a job. */
  CompletableFuture<Void> stop(RemoteJob job);

  @Override
  void close();
}
