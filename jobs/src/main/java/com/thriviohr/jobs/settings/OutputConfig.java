package com.thriviohr.jobs.settings;

import java.util.Objects;

/** Where results go, and on how many threads of the embedded Flink. */
public final class OutputConfig {
  private final String output;
  private final boolean overwrite;
  private final int localParallelism;

  OutputConfig(Settings settings) {
    this.output = settings.require(InputOptions.OUTPUT);
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
    return output().replaceAll("/+$", "") + "/" + child;
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
