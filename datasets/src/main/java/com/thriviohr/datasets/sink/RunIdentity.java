package com.thriviohr.datasets.sink;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/** Which run this is: the id that all its papers bear, and the Flink job it goes on as. */
public final class RunIdentity {
  private final String runId;
  private final String flinkJob;

  private RunIdentity(String runId, String flinkJob) {
    this.runId = requireNonNull(runId, "runId");
    this.flinkJob = flinkJob;
  }

  /** A run that starts over when it starts again. */
  public static RunIdentity of(String runId) {
    return new RunIdentity(runId, null);
  }

  /**
   * A run that the platform restores after the loss of its JobManager, under the same job id.
   *
   * @param flinkJob id that outlives the JobManager
   */
  public static RunIdentity restored(String runId, String flinkJob) {
    return new RunIdentity(runId, requireNonNull(flinkJob, "flinkJob"));
  }

  /** Id of the run. */
  public String runId() {
    return runId;
  }

  /** Id of the Flink job, where the platform keeps it. */
  public Optional<String> flinkJob() {
    return Optional.ofNullable(flinkJob);
  }
}
