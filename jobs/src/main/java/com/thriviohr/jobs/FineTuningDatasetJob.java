package com.thriviohr.jobs;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.roster.RosterReader;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.datasets.sink.ShardSink;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.RecordSources;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.pipeline.FineTuningDatasetPipeline;
import com.thriviohr.jobs.report.DatasetReport;
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
import com.thriviohr.udfs.prepare.targets.RowFiles;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileStatus;
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
   * Runs the job to its end, or until it is stopped where it reads a stream.
   *
   * @return the final counts
   * @throws Exception the reason why there is no dataset
   */
  public static Counts run(DatasetConfig config, PrintStream out) throws Exception {
    return config.stream().isPresent() ? DatasetStream.run(config, out) : runBounded(config, out);
  }

  private static Counts runBounded(DatasetConfig config, PrintStream out) throws Exception {
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
    DatasetReport.of(counts).write(folder);
    return counts;
  }

  /** What would fail in the middle of the night fails now, with a sentence. */
  static void requireUsable(DatasetConfig config) {
    RosterReader.read(config.roster());
    AnonymisePolicy.load(config.anonymise().policy(), Operator.TAG);
    MasterKey.fetch(config.anonymise().key());
  }

  private static void write(FineTuningDatasetPipeline pipeline, DatasetConfig config) {
    pipeline
        .rows()
        .forEach(
            (form, rows) ->
                rows.sinkTo(
                        new ShardSink<>(
                            config.output().output(),
                            PlacedExample::getFile,
                            RowFiles.writers(form)))
                    .name("write " + form.id().replace('/', ' '))
                    .uid("write-" + form.id().replace('/', '-')));
    pipeline
        .deadLetters()
        .sinkTo(RecordSinks.<DeadLetter>jsonLines(config.output().output("dead-letters")))
        .name("write dead letters")
        .uid("write-dead-letters");
  }

  private static void publish(DatasetConfig config, OutputFolder folder, Counts counts)
      throws Exception {
    DatasetCounts doors = new DatasetCounts(counts);
    Receipt receipt =
        Receipt.of("fine-tuning-dataset", counts, settings(config))
            .requireBalanced(doors.isBalanced(config.targets()));
    SortedMap<String, Long> rows = doors.rowsByFile();
    for (TargetForm form : config.targets()) {
      for (Map.Entry<String, String> file : form.companions(rows).entrySet()) {
        folder.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    receipt.publish(folder, manifest -> manifest.run(config.output().runId()).rows(rows));
  }

  private static Map<String, String> settings(DatasetConfig config) {
    return Map.of(
        "anonymise.mode", config.anonymise().mode(),
        "dataset.targets",
            config.targets().stream().map(TargetForm::id).collect(Collectors.joining(";")),
        "dataset.target-table", config.targetTableVersion(),
        "dataset.oversize", config.oversize().name(),
        "dataset.max-tokens", String.valueOf(config.maxTokens()),
        "dataset.near-duplicates", String.valueOf(config.nearDuplicates()),
        "dataset.shards", String.valueOf(config.shards()),
        "dataset.split-salt", config.splitSalt(),
        "dataset.validation", String.valueOf(config.validation()),
        "dataset.test", String.valueOf(config.test()));
  }
}
