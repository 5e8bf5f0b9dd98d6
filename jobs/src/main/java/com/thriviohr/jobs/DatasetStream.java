package com.thriviohr.jobs;

import com.thriviohr.datasets.kinesis.KinesisMessages;
import com.thriviohr.datasets.kinesis.StreamAccess;
import com.thriviohr.datasets.record.DeadLetter;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.sink.OutputFolder;
import com.thriviohr.datasets.sink.RecordFormat;
import com.thriviohr.datasets.sink.RecordSinks;
import com.thriviohr.jobs.pipeline.FineTuningDatasetPipeline;
import com.thriviohr.jobs.run.Counts;
import com.thriviohr.jobs.run.DatasetProgress;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.settings.DatasetConfig;
import com.thriviohr.jobs.settings.StreamConfig;
import com.thriviohr.udfs.prepare.targets.RowFiles;
import java.io.PrintStream;
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
    OutputFolder.prepare(
        config.output().output(), config.output().runId(), config.output().overwrite());
    StreamExecutionEnvironment environment =
        JobEnvironment.streaming(config.output().localParallelism());
    build(environment, config);
    return RunningJob.execute(
        environment, "fine-tuning dataset stream", new DatasetProgress(), out);
  }

  /** Adds sources, stages and sinks to the environment. */
  static void build(StreamExecutionEnvironment environment, DatasetConfig config) {
    FineTuningDatasetPipeline pipeline =
        FineTuningDatasetPipeline.buildUnbounded(
            KinesisMessages.receive(environment, stream(config).source(), stream(config).reading()),
            config);
    // One writer for each folder: a checkpoint then leaves one file there, not one a subtask.
    pipeline
        .rows()
        .forEach(
            (form, rows) ->
                rows.keyBy(PlacedExample::getFile)
                    .sinkTo(
                        RecordSinks.everyCheckpoint(
                            config.output().output(),
                            form.suffix(),
                            RowFiles.writers(form),
                            PlacedExample::getFile))
                    .name("write " + form.id().replace('/', ' '))
                    .uid("write-" + form.id().replace('/', '-')));
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

  private static StreamConfig stream(DatasetConfig config) {
    return config.stream().orElseThrow();
  }
}
