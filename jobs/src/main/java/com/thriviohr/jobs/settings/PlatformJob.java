package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RunIdentity;
import java.util.Optional;
import java.util.UUID;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job as the platform knows it. In application mode with high availability {@code main} runs
 * again, under the same job id, after the loss of the JobManager.
 *
 * @see <a
 *     href="https://nightlies.apache.org/flink/flink-docs-release-1.20/docs/deployment/ha/overview/">High
 *     availability</a>
 */
public final class PlatformJob {
  private PlatformJob() {}

  /** The run id given, else the one under which this job began, else a new one. */
  static RunIdentity identity(Optional<String> given, String output) {
    Optional<String> job =
        id(StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration());
    String run =
        given
            .or(
                () ->
                    output == null
                        ? Optional.empty()
                        : job.flatMap(id -> OutputFolder.runOf(output, id)))
            .orElseGet(() -> UUID.randomUUID().toString());
    return job.map(id -> RunIdentity.restored(run, id)).orElseGet(() -> RunIdentity.of(run));
  }

  /** Id that outlives the JobManager, where there is one. */
  static Optional<String> id(ReadableConfig configuration) {
    return configuration
        .getOptional(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID)
        .filter(id -> isRestored(configuration))
        .map(id -> id + "@" + configuration.get(HighAvailabilityOptions.HA_CLUSTER_ID));
  }

  /**
   * True when the platform restores a job that lost its JobManager. Everywhere else a job that
   * starts again starts over.
   */
  public static boolean isRestored(ReadableConfig configuration) {
    String mode = configuration.get(HighAvailabilityOptions.HA_MODE);
    return mode != null && !mode.equalsIgnoreCase("none");
  }
}
