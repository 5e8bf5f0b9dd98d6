package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.datasets.sink.RunIdentity;
import com.thriviohr.datasets.sink.RunOptions;
import java.util.Objects;
import java.util.SortedMap;

/** Where results go, and on how many threads of the embedded Flink. */
public final class OutputConfig {
  private final String output;
  private final RunIdentity run;
  private final double maxUnreadable;
  private final SortedMap<String, String> settings;
  private final boolean overwrite;
  private final int localParallelism;

  /**
   * @param child folder below {@code --output} for this job alone, or empty
   */
  OutputConfig(Settings settings, String child) {
    String parent = settings.require(InputOptions.OUTPUT);
    this.output = parent == null || child.isEmpty() ? parent : join(parent, child);
    this.run = PlatformJob.identity(settings.optional(RunOptions.RUN_ID), output);
    settings.provide(RunOptions.RUN_ID, run.runId());
    this.overwrite = settings.read(InputOptions.OVERWRITE);
    this.localParallelism =
        settings.read(InputOptions.PARALLELISM, n -> n >= 1 && n <= 256, "1 to 256");
    this.maxUnreadable =
        settings.read(InputOptions.MAX_UNREADABLE, share -> share >= 0 && share <= 1, "0 to 1");
    this.settings = settings.effective();
  }

  /** Folder for the results. */
  public String output() {
    return Objects.requireNonNull(output, "output");
  }

  /** A file or folder inside the output folder. */
  public String output(String child) {
    return join(output(), child);
  }

  private static String join(String parent, String child) {
    return parent.replaceAll("/+$", "") + "/" + child;
  }

  /** Which run this is. */
  public RunIdentity run() {
    return run;
  }

  /** Every setting of the job as it is in force, given or not; a secret is only a reference. */
  public SortedMap<String, String> settings() {
    return settings;
  }

  /** Share of an input's lines that may be unreadable, 0 to 1. */
  public double maxUnreadable() {
    return maxUnreadable;
  }

  /** True when an earlier run's results may be replaced. */
  public boolean overwrite() {
    return overwrite;
  }

  /** Parallelism of the embedded Flink. */
  public int localParallelism() {
    return localParallelism;
  }
}
