package com.thriviohr.datasets.sink;

import java.time.Duration;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.api.common.serialization.Encoder;
import org.apache.flink.api.common.serialization.SimpleStringEncoder;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.connector.file.sink.FileSink;
import org.apache.flink.core.fs.Path;
import org.apache.flink.streaming.api.functions.sink.filesystem.OutputFileConfig;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.BasePathBucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.DefaultRollingPolicy;
import org.apache.flink.streaming.api.functions.sink.filesystem.rollingpolicies.OnCheckpointRollingPolicy;

/** Exactly-once file sinks for records in the order they come. */
public final class RecordSinks {
  private static final MemorySize PART_SIZE = MemorySize.ofMebiBytes(128);
  private static final Duration PART_AGE = Duration.ofMinutes(15);

  private RecordSinks() {}

  /** JSON Lines parts, rolled by size and age. */
  public static <T extends SpecificRecord> FileSink<T> jsonLines(String folder) {
    return rows(folder, new JsonLines<>());
  }

  private static <T> FileSink<T> rows(String folder, Encoder<T> encoder) {
    return FileSink.forRowFormat(new Path(folder), encoder)
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withRollingPolicy(
            DefaultRollingPolicy.builder()
                .withMaxPartSize(PART_SIZE)
                .withRolloverInterval(PART_AGE)
                .withInactivityInterval(PART_AGE)
                .build())
        .withOutputFileConfig(parts("jsonl"))
        .build();
  }

  /** Lines that are written as they are, rolled by size and age. */
  public static FileSink<String> lines(String folder) {
    return rows(folder, new SimpleStringEncoder<>());
  }

  /** Parquet parts, one a checkpoint: a bulk format cannot be continued after a restart. */
  public static <T extends SpecificRecord> FileSink<T> parquet(String folder, Class<T> type) {
    return FileSink.forBulkFormat(new Path(folder), RecordFormat.PARQUET.writers(type))
        .withBucketAssigner(new BasePathBucketAssigner<>())
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(parts("parquet"))
        .build();
  }

  /**
   * Whole files, one a checkpoint, writer and subfolder: for a job that never ends, whose files are
   * read while it goes on and are complete when it stops with a savepoint.
   *
   * @param suffix ending of the files, without a dot
   * @param subfolder names the folder, below the given one, of each record
   */
  public static <T> FileSink<T> everyCheckpoint(
      String folder, String suffix, BulkWriter.Factory<T> writers, SplitFilePath<T> subfolder) {
    return FileSink.forBulkFormat(new Path(folder), writers)
        .withBucketAssigner(new SubfolderAssigner<>(subfolder))
        .withRollingPolicy(OnCheckpointRollingPolicy.build())
        .withOutputFileConfig(parts(suffix))
        .build();
  }

  private static OutputFileConfig parts(String suffix) {
    return OutputFileConfig.builder().withPartPrefix("part").withPartSuffix("." + suffix).build();
  }
}
