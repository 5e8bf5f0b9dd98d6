package com.thriviohr.datasets.source;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
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
   * @param name what the lines hold, such as messages
   * @param contract what each line must be; lines that are not go to the dead letters
   */
  public static <T extends SpecificRecord> SingleOutputStreamOperator<T> parse(
      DataStream<TextLine> lines, String name, InputContract<T> contract) {
    return lines
        .process(new ParseLines<>(name, contract.parser()))
        .returns(TypeInformation.of(contract.type()))
        .name("parse " + name)
        .uid("parse-" + name);
  }
}
