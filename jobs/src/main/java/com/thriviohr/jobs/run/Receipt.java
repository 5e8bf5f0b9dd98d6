package com.thriviohr.jobs.run;

import com.thriviohr.datasets.sink.Manifest;
import com.thriviohr.datasets.sink.OutputFolder;
import java.io.IOException;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Closes the books of a finished job: only when the counts add up do its results look finished. */
public final class Receipt {
  private final String job;
  private final Counts counts;
  private final Map<String, String> settings;

  private Receipt(String job, Counts counts, Map<String, String> settings) {
    this.job = job;
    this.counts = counts;
    this.settings = settings;
  }

  /** The receipt of a job; settings must hold no secret. */
  public static Receipt of(String job, Counts counts, Map<String, String> settings) {
    return new Receipt(job, counts, settings);
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

  /** Writes the manifest with all counts and marks the folder finished. */
  public void publish(OutputFolder folder) throws IOException {
    publish(folder, UnaryOperator.identity());
  }

  /** Like {@link #publish(OutputFolder)}, with what else the manifest is to say. */
  public void publish(OutputFolder folder, UnaryOperator<Manifest> more) throws IOException {
    more.apply(new Manifest(job).settings(settings).counts(counts.asMap())).publish(folder);
  }
}
