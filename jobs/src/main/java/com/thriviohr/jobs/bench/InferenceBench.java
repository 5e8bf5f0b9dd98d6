package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.jobs.BulkInferenceJob;
import com.thriviohr.jobs.pipeline.InferenceCounts;
import com.thriviohr.jobs.settings.BulkConfig;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The bulk job as it is, against the endpoint it is given. Every figure holds Flink's start, about
 * a second, so give it many prompts.
 */
public final class InferenceBench {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private InferenceBench() {}

  /**
   * @param args settings of the bulk job
   * @throws Exception the reason why there is no figure
   */
  public static void main(String[] args) throws Exception {
    BulkConfig config = BulkConfig.from(args);
    Stopwatch stopwatch =
        new Stopwatch(System.out, "requests", InputFiles.require("prompts", config.prompts()));
    stopwatch.header();
    stopwatch.time("bulk job, warming up", () -> ask(config));
    stopwatch.time("bulk job", () -> ask(config));
  }

  private static long ask(BulkConfig config) throws Exception {
    return BulkInferenceJob.run(config, NOWHERE).of(InferenceCounts.CALLS);
  }
}
