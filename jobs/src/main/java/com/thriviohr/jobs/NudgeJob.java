package com.thriviohr.jobs;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.RosterReader;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.datasets.sink.RunLease;
import com.thriviohr.jobs.pipeline.InferencePipeline;
import com.thriviohr.jobs.pipeline.InferenceProgress;
import com.thriviohr.jobs.pipeline.InferenceReceipt;
import com.thriviohr.jobs.pipeline.InferenceRunCounts;
import com.thriviohr.jobs.pipeline.JobsLeftBehind;
import com.thriviohr.jobs.pipeline.JournalUpkeep;
import com.thriviohr.jobs.pipeline.KnownTenants;
import com.thriviohr.jobs.pipeline.NudgeHistory;
import com.thriviohr.jobs.pipeline.NudgePipeline;
import com.thriviohr.jobs.pipeline.ReceiptTable;
import com.thriviohr.jobs.pipeline.RouteEstimate;
import com.thriviohr.jobs.report.InferenceReport;
import com.thriviohr.jobs.report.NudgeSummary;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.Receipt;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.udfs.infer.settings.CatalogLoader;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.PrintStream;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Finds out who has not recognised a colleague for a while and has a nudge written for each. */
public final class NudgeJob {
  private static final String NAME = "nudges";

  private NudgeJob() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws Exception the reason why there are no nudges
   */
  public static void main(String[] args) throws Exception {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(NudgeConfig.options()));
      return;
    }
    run(NudgeConfig.from(args), System.out);
  }

  /**
   * Runs the job to its end.
   *
   * @return the final counts
   * @throws Exception the reason why there are no nudges
   */
  public static Counts run(NudgeConfig config, PrintStream out) throws Exception {
    Roster roster = RosterReader.read(config.roster());
    KnownTenants tenants = new KnownTenants(roster.tenants(), config.unknownTenants());
    NudgeInput input = NudgeInput.of(config, tenants);
    StreamExecutionEnvironment environment =
        JobEnvironment.streaming(config.output().localParallelism());
    SideOutputs sideOutputs = new SideOutputs();
    NudgePipeline pipeline = new NudgePipeline(config, sideOutputs);
    DataStream<Prompt> prompts = input.prompts(environment, pipeline, sideOutputs);
    if (config.isDryRun()) {
      return look(prompts, config.inference(), out);
    }
    DataStream<Nudge> nudges = pipeline.nudges(prompts);
    InferencePipeline.plan(config.inference()).forEach(out::println);
    JournalUpkeep journal = JournalUpkeep.of(config.inference());
    try (RunLease lease = journal.lease(config.output().run());
        OutputFolder folder =
            OutputFolder.prepare(
                config.output().output(),
                config.output().run(),
                config.output().overwrite(),
                JobEnvironment.resumes(environment))) {
      journal.expire().forget(roster);
      write(nudges, sideOutputs.all(), config);
      Counts counts =
          JobsLeftBehind.watch(
              config.inference(),
              out,
              () ->
                  RunningJob.execute(
                      environment, NAME, InferenceProgress.ofPeople(roster.size()), out));
      input.requireReadable(counts);
      tenants.require(counts);
      lease.requireMine();
      publish(config, folder, counts, out);
      return counts;
    }
  }

  /** Selects people and composes their prompts, but sends nothing, and so counts nothing. */
  private static Counts look(
      DataStream<Prompt> prompts, InferenceSettings inference, PrintStream out) throws Exception {
    RouteEstimate estimate = RouteEstimate.of(inference);
    try (CloseableIterator<Prompt> composed = prompts.executeAndCollect("nudges, dry run")) {
      composed.forEachRemaining(estimate::add);
    }
    estimate.print(out);
    return new Counts(Map.of());
  }

  /** What would fail after the night's first job fails before it, with a sentence. */
  static void requireUsable(NudgeConfig config) {
    NudgeHistory.files(config.nudge().history());
    CatalogLoader.load(config.inference());
  }

  private static void publish(
      NudgeConfig config, OutputFolder folder, Counts counts, PrintStream out) throws Exception {
    Receipt books =
        Receipt.of(NAME, counts, config.output())
            .requireBalanced(
                new InferenceRunCounts(counts)
                    .requireAnswers(config.output().output("dead-letters"))
                    .isBalancedWithNudges());
    InferenceReceipt receipt = InferenceReceipt.of(NAME, counts, config.inference()).write(folder);
    InferenceReport.of("Nudges", counts, receipt).run(config.output().run().runId()).write(folder);
    ReceiptTable.print(receipt, out);
    receipt.requireSent(config.output().output("dead-letters"));
    books.publish(
        folder,
        manifest ->
            receipt.describe(manifest).put("run_date", config.nudge().runDate().toString()));
    NudgeSummary.print(counts, folder, out);
  }

  private static void write(
      DataStream<Nudge> nudges, DataStream<DeadLetter> deadLetters, NudgeConfig config) {
    nudges
        .sinkTo(RecordSinks.<Nudge>jsonLines(config.output().output("jsonl")))
        .name("write nudges as JSON Lines")
        .uid("write-nudges-jsonl");
    nudges
        .sinkTo(RecordSinks.parquet(config.output().output("parquet"), Nudge.class))
        .name("write nudges as Parquet")
        .uid("write-nudges-parquet");
    deadLetters
        .sinkTo(RecordSinks.<DeadLetter>jsonLines(config.output().output("dead-letters")))
        .name("write dead letters")
        .uid("write-dead-letters");
  }
}
