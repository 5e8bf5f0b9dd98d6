package com.thriviohr.jobs;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.sink.OpenAiBatchLines;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.datasets.sink.RunLease;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.jobs.pipeline.InferencePipeline;
import com.thriviohr.jobs.pipeline.InferenceProgress;
import com.thriviohr.jobs.pipeline.InferenceReceipt;
import com.thriviohr.jobs.pipeline.InferenceRunCounts;
import com.thriviohr.jobs.pipeline.JobsLeftBehind;
import com.thriviohr.jobs.pipeline.JournalUpkeep;
import com.thriviohr.jobs.pipeline.ReceiptTable;
import com.thriviohr.jobs.pipeline.RouteEstimate;
import com.thriviohr.jobs.report.InferenceReport;
import com.thriviohr.jobs.report.RunReport;
import com.thriviohr.jobs.run.CheckedInput;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.Receipt;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.run.SideOutputs;
import com.thriviohr.jobs.settings.BulkConfig;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import com.thriviohr.udfs.infer.client.InferenceOutcome;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.io.PrintStream;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Asks models for every prompt of a file and writes the completions. */
public final class BulkInferenceJob {
  private BulkInferenceJob() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws Exception the reason why there are no completions
   */
  public static void main(String[] args) throws Exception {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(BulkConfig.options()));
      return;
    }
    run(BulkConfig.from(args), System.out);
  }

  /**
   * Runs the job to its end.
   *
   * @return the final counts
   * @throws Exception the reason why there are no completions
   */
  public static Counts run(BulkConfig config, PrintStream out) throws Exception {
    CheckedInput<Prompt> prompts =
        CheckedInput.at(
            "prompts", config.prompts(), InputContract.PROMPT, config.output().maxUnreadable());
    if (config.isDryRun()) {
      return look(prompts, config.inference(), out);
    }
    long lines = prompts.preview(Long.MAX_VALUE, prompt -> {});
    StreamExecutionEnvironment environment =
        JobEnvironment.streaming(config.output().localParallelism());
    SideOutputs sideOutputs = new SideOutputs();
    DataStream<Completion> completions =
        InferencePipeline.build(
            prompts.records(environment, sideOutputs), config.inference(), sideOutputs);
    InferencePipeline.plan(config.inference()).forEach(out::println);
    JournalUpkeep journal = JournalUpkeep.of(config.inference());
    try (RunLease lease = journal.lease(config.output().run());
        OutputFolder folder =
            OutputFolder.prepare(
                config.output().output(),
                config.output().run(),
                config.output().overwrite(),
                JobEnvironment.resumes(environment))) {
      journal.expire();
      write(completions, sideOutputs, config);
      Counts counts =
          JobsLeftBehind.watch(
              config.inference(),
              out,
              () ->
                  RunningJob.execute(
                      environment, "bulk inference", InferenceProgress.ofPrompts(lines), out));
      prompts.requireReadable(counts);
      lease.requireMine();
      publish(config, folder, counts, out);
      return counts;
    }
  }

  /** Sends nothing, and so counts nothing. */
  private static Counts look(
      CheckedInput<Prompt> prompts, InferenceSettings inference, PrintStream out) {
    RouteEstimate estimate = RouteEstimate.of(inference);
    prompts.preview(Long.MAX_VALUE, estimate::add);
    estimate.print(out);
    return new Counts(Map.of());
  }

  private static void publish(
      BulkConfig config, OutputFolder folder, Counts counts, PrintStream out) throws Exception {
    Receipt books =
        Receipt.of("bulk-inference", counts, config.output())
            .requireBalanced(
                new InferenceRunCounts(counts)
                    .requireAnswers(config.output().output("dead-letters"))
                    .isBalanced());
    InferenceReceipt receipt =
        InferenceReceipt.of("bulk-inference", counts, config.inference()).write(folder);
    InferenceReport.of("Bulk inference", counts, receipt)
        .run(config.output().run().runId())
        .write(folder);
    ReceiptTable.print(receipt, out);
    receipt.requireSent(config.output().output("dead-letters"));
    books.publish(folder, receipt::describe);
    RunReport.announce(folder, out);
  }

  private static void write(
      DataStream<Completion> completions, SideOutputs sideOutputs, BulkConfig config) {
    DataStream<DeadLetter> deadLetters = sideOutputs.all();
    if (config.writesOpenAiBatch()) {
      openAiBatch(completions, deadLetters)
          .sinkTo(RecordSinks.lines(config.answers()))
          .name("write completions as an OpenAI batch")
          .uid("write-openai-batch");
    } else {
      completions
          .sinkTo(RecordSinks.<Completion>jsonLines(config.answers()))
          .name("write completions")
          .uid("write-completions");
    }
    deadLetters
        .sinkTo(RecordSinks.<DeadLetter>jsonLines(config.output().output("dead-letters")))
        .name("write dead letters")
        .uid("write-dead-letters");
  }

  /** A line for every prompt that could be read; the others are dead letters alone. */
  private static DataStream<String> openAiBatch(
      DataStream<Completion> completions, DataStream<DeadLetter> deadLetters) {
    DataStream<String> errors =
        deadLetters
            .filter(deadLetter -> deadLetter.getStage().equals(InferenceOutcome.STAGE))
            .map(deadLetter -> OpenAiBatchLines.of(deadLetter))
            .returns(Types.STRING);
    return completions
        .map(completion -> OpenAiBatchLines.of(completion))
        .returns(Types.STRING)
        .union(errors);
  }
}
