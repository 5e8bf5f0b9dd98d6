package com.thriviohr.datasets.sink;

import static org.apache.flink.configuration.ConfigOptions.key;

import org.apache.flink.configuration.ConfigOption;

/** Which run this is. */
public final class RunOptions {
  /** Id of the run. */
  public static final ConfigOption<String> RUN_ID =
      key("run.id")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Id of this run in all its papers, random if not given. A run that starts again under"
                  + " its id keeps what it has committed; one that the platform starts again after"
                  + " the loss of its JobManager finds its id itself.");

  private RunOptions() {}
}
