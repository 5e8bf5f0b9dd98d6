package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.assembly.ClientSource;
import com.thriviohr.udfs.infer.client.InferenceClient;

/** Opens a client whose prompts and answers are observed. */
final class WatchedSource implements ClientSource {
  private static final long serialVersionUID = 1L;

  private final String run;
  private final ClientSource source;

  /**
   * @param run name of the run
   * @param source opens the client
   */
  WatchedSource(String run, ClientSource source) {
    this.run = requireNonNull(run, "run");
    this.source = requireNonNull(source, "source");
  }

  @Override
  public InferenceClient open() {
    return Observations.of(run).watch(source.open());
  }
}
