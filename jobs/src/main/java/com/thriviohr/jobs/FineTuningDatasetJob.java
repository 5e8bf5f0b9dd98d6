package com.thriviohr.jobs;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.roster.RosterReader;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordFormat;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.datasets.sink.ShardSink;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.RecordSources;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.pipeline.DatasetShards;
import com.thriviohr.jobs.pipeline.FineTuningDatasetPipeline;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.DatasetProgress;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.Receipt;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.udfs.anonymise.AnonymisePolicy;
import com.thriviohr.udfs.anonymise.Operator;
import com.thriviohr.udfs.anonymise.surrogate.MasterKey;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads company communication, anonymises it and writes a fine-tuning dataset per tenant. */
public final class FineTuningDatasetJob {
  private FineTuningDatasetJob() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws Exception the reason why there is no dataset
   */
  public static void main(String[] args) throws Exception {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(DatasetConfig.options()));
      return;
    }
    run(DatasetConfig.from(args), System.out);
  }

  /**
   * Runs the job to its end.
   *
   * @return the final counts
   * @throws Exception the reason why there is no dataset
   */
  public static Counts run(DatasetConfig config, PrintStream out) throws Exception {
    List<FileStatus> files = InputFiles.require("messages", config.messages());
    requireUsable(config);
    OutputFolder folder =
        OutputFolder.prepare(
            config.output().output(), config.output().runId(), config.output().overwrite());
    StreamExecutionEnvironment environment =
        JobEnvironment.batch(config.output().localParallelism());
    FineTuningDatasetPipeline pipeline =
        FineTuningDatasetPipeline.build(
            RecordSources.lines(environment, files, "messages"), config);
    write(pipeline, config);
    Counts counts =
        RunningJob.execute(environment, "fine-tuning dataset", new DatasetProgress(), out);
    publish(config, folder, counts);
    return counts;
  }

  /** What would fail in the middle of the night fails now, with a sentence. */
  private static void requireUsable(DatasetConfig config) {
    RosterReader.read(config.roster());
    AnonymisePolicy.load(config.anonymise().policy(), Operator.TAG);
    MasterKey.fetch(config.anonymise().key());
  }

  private static void write(FineTuningDatasetPipeline pipeline, DatasetConfig config) {
    DataStream<TrainingExample> examples = pipeline.examples();
    int shards = config.shards();
    for (String name : config.formats()) {
      RecordFormat format = RecordFormat.valueOf(name.toUpperCase(Locale.ROOT));
      String suffix = "." + format.suffix();
      examples
          .sinkTo(
              new ShardSink<>(
                  config.output().output(name),
                  example -> DatasetShards.path(example, shards) + suffix,
                  format.writers(TrainingExample.class)))
          .name("write " + name)
          .uid("write-" + name);
    }
    pipeline
        .deadLetters()
        .sinkTo(RecordSinks.<DeadLetter>jsonLines(config.output().output("dead-letters")))
        .name("write dead letters")
        .uid("write-dead-letters");
  }

  private static void publish(DatasetConfig config, OutputFolder folder, Counts counts)
      throws Exception {
    Map<String, String> settings =
        Map.of(
            "anonymise.mode", config.anonymise().mode(),
            "dataset.shards", String.valueOf(config.shards()),
            "dataset.split-salt", config.splitSalt(),
            "dataset.validation", String.valueOf(config.validation()),
            "dataset.test", String.valueOf(config.test()));
    Receipt.of("fine-tuning-dataset", counts, settings)
        .requireBalanced(new DatasetCounts(counts).isBalanced())
        .publish(folder);
  }
}
