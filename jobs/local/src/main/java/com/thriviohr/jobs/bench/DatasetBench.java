package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.metric.Metric;
import com.thriviohr.datasets.source.InputContract;
import com.thriviohr.datasets.source.InputFiles;
import com.thriviohr.datasets.source.RecordSources;
import com.thriviohr.datasets.source.TextLine;
import com.thriviohr.jobs.FineTuningDatasetJob;
import com.thriviohr.jobs.run.JobEnvironment;
import com.thriviohr.jobs.run.RecordCounter;
import com.thriviohr.jobs.run.RunningJob;
import com.thriviohr.jobs.settings.DatasetConfig;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The dataset job beside reading and parsing the same files alone, in one JVM. Every figure holds
 * Flink's start, about a second, so give it much to read.
 */
public final class DatasetBench {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private DatasetBench() {}

  /**
   * @param args settings of the dataset job
   * @throws Exception the reason why there is no figure
   */
  public static void main(String[] args) throws Exception {
    run(DatasetConfig.from(args), System.out);
  }

  /** Runs the job twice, and reading alone between, and prints a row for each. */
  public static void run(DatasetConfig config, PrintStream out) throws Exception {
    List<FileStatus> files = InputFiles.require("messages", config.messages());
    int parallelism = config.output().localParallelism();
    Stopwatch stopwatch = new Stopwatch(out, "messages", files);
    stopwatch.header();
    stopwatch.time("dataset job, warming up", () -> dataset(config));
    stopwatch.time("read and parse only", () -> parse(files, parallelism));
    stopwatch.time("dataset job, parallelism " + parallelism, () -> dataset(config));
  }

  private static long dataset(DatasetConfig config) throws Exception {
    return FineTuningDatasetJob.run(config, NOWHERE).of(Metric.MESSAGES_READ.key());
  }

  private static long parse(List<FileStatus> files, int parallelism) throws Exception {
    StreamExecutionEnvironment environment = JobEnvironment.batch(parallelism);
    DataStream<TextLine> lines = RecordSources.lines(environment, files, "messages");
    RecordSources.parse(
            RecordCounter.count(lines, Metric.MESSAGES_READ.key()),
            "messages",
            InputContract.MESSAGE)
        .sinkTo(new DiscardingSink<>());
    return RunningJob.execute(environment, "parse", (counts, elapsed) -> "", NOWHERE)
        .of(Metric.MESSAGES_READ.key());
  }
}
