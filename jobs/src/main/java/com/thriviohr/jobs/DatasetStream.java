package com.thriviohr.jobs;

import com.thriviohr.datasets.kinesis.KinesisMessages;
import com.thriviohr.datasets.kinesis.StreamAccess;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordFormat;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.jobs.pipeline.DatasetProgress;
import com.thriviohr.jobs.pipeline.FineTuningDatasetPipeline;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.StreamConfig;
import com.thriviohr.udfs.prepare.targets.RowFiles;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import java.io.PrintStream;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The dataset job over a stream. Its files appear with every checkpoint, each once and whole;
 * having no end, it has no manifest and no {@code _SUCCESS}.
 */
final class DatasetStream {
  private DatasetStream() {}

  /** Runs until the job is stopped. */
  static Counts run(DatasetConfig config, PrintStream out) throws Exception {
    StreamAccess.require("messages", stream(config).source());
    FineTuningDatasetJob.requireUsable(config);
    try (OutputFolder folder =
        OutputFolder.prepare(
            config.output().output(), config.output().run(), config.output().overwrite(), true)) {
      StreamExecutionEnvironment environment =
          JobEnvironment.streaming(config.output().localParallelism());
      build(environment, config);
      return RunningJob.execute(
          environment,
          "fine-tuning dataset stream into " + folder.path().getName(),
          new DatasetProgress(),
          out);
    }
  }

  /** Adds sources, stages and sinks to the environment. */
  static void build(StreamExecutionEnvironment environment, DatasetConfig config) {
    FineTuningDatasetPipeline pipeline =
        FineTuningDatasetPipeline.buildUnbounded(
            KinesisMessages.receive(environment, stream(config).source(), stream(config).reading()),
            config);
    config.targets().forEach(form -> write(pipeline.rows(), form, config));
    pipeline
        .deadLetters()
        .keyBy(DeadLetter::getStage)
        .sinkTo(
            RecordSinks.everyCheckpoint(
                config.output().output("dead-letters"),
                RecordFormat.JSONL.suffix(),
                RecordFormat.JSONL.writers(DeadLetter.class),
                letter -> letter.getStage().replace('/', '-')))
        .name("write dead letters")
        .uid("write-dead-letters");
  }

  /** One writer for each folder: a checkpoint then leaves one file there, not one a subtask. */
  private static void write(DataStream<PlacedExample> rows, TargetForm form, DatasetConfig config) {
    String name = form.id().replace('/', ' ');
    List<TargetForm> forms = config.targets();
    rows.filter(row -> TargetForm.of(row.getFile(), forms).id().equals(form.id()))
        .name("rows of " + name)
        .uid("rows-of-" + name.replace(' ', '-'))
        .keyBy(PlacedExample::getFile)
        .sinkTo(
            RecordSinks.everyCheckpoint(
                config.output().output(),
                form.suffix(),
                RowFiles.writers(form),
                row -> row.getFile().replaceAll("/$", "")))
        .name("write " + name)
        .uid("write-" + name.replace(' ', '-'));
  }

  private static StreamConfig stream(DatasetConfig config) {
    return config.stream().orElseThrow();
  }
}
