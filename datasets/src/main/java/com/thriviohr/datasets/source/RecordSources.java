package com.thriviohr.datasets.source;

import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Bounded streams of records from JSON Lines files. */
public final class RecordSources {
  private RecordSources() {}

  /**
   * @param files finished files, see {@link InputFiles#require}
   * @param name what the files hold, such as messages; also the uid
   */
  public static DataStream<TextLine> lines(
      StreamExecutionEnvironment environment, List<FileStatus> files, String name) {
    FileSource<TextLine> source =
        FileSource.forBulkFileFormat(
                new TextLineFormat(LineReader.MAX_LINE_BYTES), InputFiles.paths(files))
            .build();
    return environment
        .fromSource(source, WatermarkStrategy.noWatermarks(), "read " + name)
        .uid("read-" + name);
  }

  /**
   * @param type the records' Avro class
   * @param parser the records' contract; lines it refuses go to the dead letters
   */
  public static <T> SingleOutputStreamOperator<T> parse(
      DataStream<TextLine> lines, String name, Class<T> type, RecordParser<T> parser) {
    return lines
        .process(new ParseLines<>(parser))
        .returns(TypeInformation.of(type))
        .name("parse " + name)
        .uid("parse-" + name);
  }
}
