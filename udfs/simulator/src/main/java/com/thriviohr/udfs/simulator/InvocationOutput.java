package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * Bedrock's outputs: a line for every record, in no order that is promised, with its input and its
 * output or its error; and a count of them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/batch-inference-results.html">Results
 *     of a batch inference job</a>
 */
final class InvocationOutput implements JobOutput {
  private final JobStore store;

  InvocationOutput(JobStore store) {
    this.store = store;
  }

  @Override
  public CompletableFuture<Void> write(
      SimulatedJob job, String file, List<JobRunner.Answered> answers) {
    List<String> lines = new ArrayList<>();
    int errors = 0;
    for (JobRunner.Answered answered : answers) {
      ObjectNode line = JsonNodeFactory.instance.objectNode();
      line.set("recordId", answered.line().path("recordId"));
      line.set("modelInput", answered.line().path("modelInput"));
      if (answered.status() == 200) {
        line.set("modelOutput", answered.body());
      } else {
        errors++;
        line.putObject("error")
            .put("errorCode", answered.status())
            .put("errorMessage", message(answered.body()));
      }
      lines.add(line.toString());
    }
    Collections.shuffle(lines, new Random(lines.size()));
    ObjectNode counts = JsonNodeFactory.instance.objectNode();
    counts.put("totalRecordCount", answers.size()).put("processedRecordCount", answers.size());
    counts.put("successRecordCount", answers.size() - errors).put("errorRecordCount", errors);
    String folder = job.files().output() + job.name().substring(job.name().length() - 12) + "/";
    String name = file.substring(file.lastIndexOf('/') + 1);
    return store
        .put(folder + name + ".out", String.join("\n", lines) + "\n")
        .thenCompose(written -> store.put(folder + "manifest.json.out", counts.toString()));
  }

  private static String message(JsonNode body) {
    return body.path("message").asText("The record failed");
  }

  @Override
  public void end(SimulatedJob job) {
    job.end(SimulatedJob.Status.COMPLETED, null);
  }
}
