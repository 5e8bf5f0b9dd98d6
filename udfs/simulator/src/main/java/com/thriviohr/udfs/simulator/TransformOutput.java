package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * SageMaker's outputs: the records of a file in their order, joined with their ids; a file with one
 * bad record has none, and fails the job.
 *
 * @see <a href="https://docs.aws.amazon.com/sagemaker/latest/dg/batch-transform.html">Batch
 *     transform</a>
 */
final class TransformOutput implements JobOutput {
  private final JobStore store;
  private final Map<String, Integer> failed = new HashMap<>();

  TransformOutput(JobStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Void> write(
      SimulatedJob job, String file, List<JobRunner.Answered> answers) {
    StringBuilder lines = new StringBuilder();
    for (JobRunner.Answered answered : answers) {
      if (answered.status() != 200) {
        failed.put(job.name(), answered.status());
        return CompletableFuture.completedFuture(null);
      }
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.set("id", answered.line().path("id"));
      line.set("SageMakerOutput", answered.body());
      lines.append(line).append('\n');
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    return store.put(job.files().output() + name + ".out", lines.toString());
  }

  @Override
  public void end(SimulatedJob job) {
    Integer status = failed.remove(job.name());
    if (status == null) {
      job.end(SimulatedJob.Status.COMPLETED, null);
    } else {
      job.end(
          SimulatedJob.Status.FAILED,
          (status < 500 ? "ClientError: " : "InternalServerError: ") + status);
    }
  }
}
