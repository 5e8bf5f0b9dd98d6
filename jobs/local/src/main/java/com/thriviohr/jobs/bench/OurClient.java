package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.infer.Infer;
import com.thriviohr.udfs.infer.assembly.SharedInference;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The jobs' own stage with the jobs' own defaults. */
final class OurClient extends FlinkContender {
  private final Optional<String> journal;

  private OurClient(String name, Optional<String> journal) {
    super(name);
    this.journal = journal;
  }

  static OurClient withoutJournal() {
    return new OurClient("ours", Optional.empty());
  }

  /**
   * @param folder of the journal
   */
  static OurClient withJournal(String folder) {
    return new OurClient("ours, journaled", Optional.of(folder));
  }

  @Override
  DataStream<Completion> ask(DataStream<Prompt> prompts, String run, InferenceCatalog catalog) {
    Configuration values = new Configuration().set(RunOptions.RUN_ID, run);
    journal.ifPresent(folder -> values.set(InferenceOptions.JOURNAL, folder));
    InferenceSettings settings = InferenceSettings.of(values);
    return Infer.stage(
        prompts, settings, new WatchedSource(run, () -> SharedInference.lease(settings, catalog)));
  }
}
