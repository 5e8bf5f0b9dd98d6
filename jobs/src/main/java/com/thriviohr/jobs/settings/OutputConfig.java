package com.thriviohr.jobs.settings;

import java.util.Objects;
import java.util.UUID;

/** Where results go, and on how many threads of the embedded Flink. */
public final class OutputConfig {
  private final String output;
  private final String runId;
  private final boolean overwrite;
  private final int localParallelism;

  /**
   * @param child folder below {@code --output} for this job alone, or empty
   */
  OutputConfig(Settings settings, String child) {
    String parent = settings.require(InputOptions.OUTPUT);
    this.output = parent == null || child.isEmpty() ? parent : join(parent, child);
    this.runId =
        settings.optional(InputOptions.RUN_ID).orElseGet(() -> UUID.randomUUID().toString());
    this.overwrite = settings.read(InputOptions.OVERWRITE);
    this.localParallelism =
        settings.read(InputOptions.PARALLELISM, n -> n >= 1 && n <= 256, "1 to 256");
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

  /** Id of this run. */
  public String runId() {
    return runId;
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
