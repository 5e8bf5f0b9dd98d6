package com.thriviohr.jobs.run;

import com.thriviohr.datasets.sink.Manifest;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.jobs.settings.OutputConfig;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Closes the books of a finished job: only when the counts add up do its results look finished. */
public final class Receipt {
  private final String job;
  private final Counts counts;
  private final OutputConfig config;

  private Receipt(String job, Counts counts, OutputConfig config) {
    this.job = job;
    this.counts = counts;
    this.config = config;
  }

  /** The receipt of a job, which bears its run id and all its settings. */
  public static Receipt of(String job, Counts counts, OutputConfig config) {
    return new Receipt(job, counts, config);
  }

  /**
   * @throws IllegalStateException when the counts do not add up
   */
  public Receipt requireBalanced(boolean balanced) {
    if (!balanced) {
      throw new IllegalStateException(
          "The counts of " + job + " do not add up, so nothing was published: " + counts.asMap());
    }
    return this;
  }

  /**
   * Writes the manifest with all counts and marks the folder finished.
   *
   * @param more adds what else the manifest is to say
   */
  public void publish(OutputFolder folder, UnaryOperator<Manifest> more) throws IOException {
    Manifest manifest =
        new Manifest(job)
            .run(config.run().runId())
            .put("code_version", CodeVersion.read())
            .settings(config.settings())
            .counts(counts.asMap());
    more.apply(manifest).publish(folder);
  }
}
