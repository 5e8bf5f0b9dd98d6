package com.thriviohr.jobs;

import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Nudge;
import com.thriviohr.datasets.record.Person;
import com.thriviohr.datasets.record.RawMessage;
import com.thriviohr.datasets.roster.Roster;
import com.thriviohr.datasets.roster.RosterReader;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.RecordParser;
import com.thriviohr.datasets.source.RecordParsers;
import com.thriviohr.datasets.source.RecordSources;
import com.thriviohr.jobs.pipeline.InferenceCounts;
import com.thriviohr.jobs.pipeline.InferenceReceipt;
import com.thriviohr.jobs.pipeline.JournalUpkeep;
import com.thriviohr.jobs.pipeline.NudgePipeline;
import com.thriviohr.jobs.pipeline.ReceiptTable;
import com.thriviohr.jobs.report.InferenceReport;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.Doors;
import com.thriviohr.jobs.run.InferenceProgress;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.Receipt;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.settings.NudgeConfig;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Finds out who has not recognised a colleague for a while and has a nudge written for each. */
public final class NudgeJob {
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
    InputFiles.require("messages", config.messages());
    Roster roster = RosterReader.read(config.roster());
    JournalUpkeep.of(config.inference()).expire().forget(roster);
    StreamExecutionEnvironment environment =
        JobEnvironment.streaming(config.output().localParallelism());
    NudgePipeline pipeline = pipeline(environment, config);
    OutputFolder folder =
        OutputFolder.prepare(
            config.output().output(),
            config.output().runId(),
            config.output().overwrite(),
            JobEnvironment.resumes(environment));
    write(pipeline, config);
    Counts counts = RunningJob.execute(environment, "nudges", new InferenceProgress(), out);
    Receipt books =
        Receipt.of("nudges", counts, settings(config))
            .requireBalanced(
                new InferenceCounts(counts)
                    .requireAnswers(config.output().output("dead-letters"))
                    .isBalancedWithNudges());
    InferenceReceipt receipt =
        InferenceReceipt.of("nudges", counts, config.inference()).write(folder);
    ReceiptTable.print(receipt, out);
    books.publish(folder);
    InferenceReport.of("Nudges", counts, receipt).write(folder);
    return counts;
  }

  private static NudgePipeline pipeline(
      StreamExecutionEnvironment environment, NudgeConfig config) {
    Doors doors = new Doors();
    DataStream<RawMessage> messages =
        read(
            environment,
            "messages",
            config.messages(),
            RawMessage.class,
            RecordParsers::message,
            doors);
    DataStream<Person> people =
        read(environment, "roster", config.roster(), Person.class, RecordParsers::person, doors);
    Optional<DataStream<Nudge>> history =
        config
            .history()
            .map(
                path ->
                    read(
                        environment,
                        "nudge.history",
                        path,
                        Nudge.class,
                        RecordParsers::nudge,
                        doors));
    return NudgePipeline.build(messages, people, history, config, doors);
  }

  private static <T> DataStream<T> read(
      StreamExecutionEnvironment environment,
      String setting,
      String path,
      Class<T> type,
      RecordParser<T> parser,
      Doors doors) {
    List<FileStatus> files = InputFiles.require(setting, path);
    return doors.watch(
        RecordSources.parse(
            RecordSources.lines(environment, files, setting), setting, type, parser));
  }

  private static void write(NudgePipeline pipeline, NudgeConfig config) {
    DataStream<Nudge> nudges = pipeline.nudges();
    nudges
        .sinkTo(RecordSinks.<Nudge>jsonLines(config.output().output("jsonl")))
        .name("write nudges as JSON Lines")
        .uid("write-nudges-jsonl");
    nudges
        .sinkTo(RecordSinks.parquet(config.output().output("parquet"), Nudge.class))
        .name("write nudges as Parquet")
        .uid("write-nudges-parquet");
    pipeline
        .deadLetters()
        .sinkTo(RecordSinks.<DeadLetter>jsonLines(config.output().output("dead-letters")))
        .name("write dead letters")
        .uid("write-dead-letters");
  }

  private static Map<String, String> settings(NudgeConfig config) {
    return Map.of(
        "nudge.run-date", config.runDate().toString(),
        "nudge.threshold-days", String.valueOf(config.thresholdDays()),
        "nudge.cap-days", String.valueOf(config.capDays()));
  }
}
