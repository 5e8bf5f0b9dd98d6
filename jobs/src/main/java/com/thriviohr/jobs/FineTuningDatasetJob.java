package com.thriviohr.jobs;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.RosterReader;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.datasets.sink.SplitFileSink;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.jobs.pipeline.DatasetCounts;
import com.thriviohr.jobs.pipeline.DatasetProgress;
import com.thriviohr.jobs.pipeline.FineTuningDatasetPipeline;
import com.thriviohr.jobs.pipeline.KnownTenants;
import com.thriviohr.jobs.report.DatasetReport;
import com.thriviohr.jobs.report.DatasetSummary;
import com.thriviohr.jobs.run.CheckedInput;
import com.thriviohr.jobs.run.Counts;
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
import java.util.Map;
import java.util.SortedMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads company communication, anonymises it and writes a fine-tuning dataset per tenant. */
public final class FineTuningDatasetJob {
  /** Enough to tell another format from a few bad lines; the end of the job counts them all. */
  private static final long LINES_LOOKED_AT = 10_000;

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
    KnownTenants tenants =
        new KnownTenants(requireUsable(config).tenants(), config.unknownTenants());
    CheckedInput<RawMessage> messages =
        CheckedInput.at(
            "messages", config.messages(), InputContract.MESSAGE, config.output().maxUnreadable());
    messages.preview(LINES_LOOKED_AT, tenants::require);
    try (OutputFolder folder = prepare(config)) {
      StreamExecutionEnvironment environment =
          JobEnvironment.batch(config.output().localParallelism());
      write(FineTuningDatasetPipeline.build(messages.lines(environment), config, tenants), config);
      Counts counts =
          RunningJob.execute(environment, "fine-tuning dataset", new DatasetProgress(), out);
      messages.requireReadable(counts);
      tenants.require(counts);
      publish(config, folder, counts);
      DatasetReport.of(counts).run(config.output().run().runId()).write(folder);
      DatasetSummary.print(counts, folder, out);
      return counts;
    }
  }

  /** Batch mode has no checkpoints: a run that starts again starts over. */
  private static OutputFolder prepare(DatasetConfig config) {
    return OutputFolder.prepare(
        config.output().output(), config.output().run(), config.output().overwrite(), false);
  }

  /** What would fail in the middle of the night fails now, with a sentence. */
  static Roster requireUsable(DatasetConfig config) {
    AnonymisePolicy.load(config.anonymise().policy(), Operator.TAG);
    MasterKey.fetch(config.anonymise().key());
    return RosterReader.read(config.roster());
  }

  private static void write(FineTuningDatasetPipeline pipeline, DatasetConfig config) {
    pipeline
        .rows()
        .sinkTo(
            new SplitFileSink<>(
                config.output().output(),
                PlacedExample::getFile,
                RowFiles.formats(config.targets())))
        .name("write rows")
        .uid("write-rows");
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
        Receipt.of("fine-tuning-dataset", counts, config.output())
            .requireBalanced(doors.isBalanced(config.targets()));
    SortedMap<String, Long> rows = doors.requireRows(config.output().output("dead-letters"));
    for (TargetForm form : config.targets()) {
      for (Map.Entry<String, String> file : form.companions(rows).entrySet()) {
        folder.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    receipt.publish(
        folder,
        manifest ->
            manifest
                .put("policy_version", policyVersion(config))
                .put("target_table_version", config.targetTableVersion())
                .put("leaks", doors.leaks())
                .rows(rows));
  }

  private static String policyVersion(DatasetConfig config) {
    return AnonymisePolicy.load(config.anonymise().policy(), Operator.TAG).version();
  }
}
