package com.thriviohr.udfs.simulator;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** How a service writes what became of a file's records, and how its job ends. */
interface JobOutput {
  /** Writes the output of a file, or none. */
  CompletableFuture<Void> write(SimulatedJob job, String file, List<JobRunner.Answered> answers);

  /** Ends the job after its last file. */
  void end(SimulatedJob job);
}
