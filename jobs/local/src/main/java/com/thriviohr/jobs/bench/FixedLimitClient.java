package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.infer.Infer;
import com.thriviohr.udfs.infer.assembly.ClientSource;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.net.URI;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Our client where somebody has told it what the server takes: it looks for nothing. What it misses
 * of all that can be had is the machine's, the run's two ends and what the server asked to wait,
 * not the limit's.
 */
final class FixedLimitClient extends FlinkContender {
  private final int places;

  /**
   * @param places calls that the server takes at a time
   */
  FixedLimitClient(int places) {
    super("ours, told " + places);
    this.places = places;
  }

  @Override
  DataStream<Completion> ask(DataStream<Prompt> prompts, String run, InferenceCatalog catalog) {
    InferenceSettings settings =
        InferenceSettings.of(new Configuration().set(RunOptions.RUN_ID, run));
    URI url = Scenario.urls(catalog).get(0);
    URI server = URI.create(url.getScheme() + "://" + url.getAuthority());
    return Infer.stage(prompts, settings, new WatchedSource(run, told(server, places)));
  }

  /** Static, so that what Flink ships does not hold the contender. */
  private static ClientSource told(URI server, int places) {
    return () -> new LimitedChain(server, places, places);
  }
}
