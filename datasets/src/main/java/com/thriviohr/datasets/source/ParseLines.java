package com.thriviohr.datasets.source;

import com.thriviohr.datasets.DeadLetters;
import com.thriviohr.datasets.record.Door;
import java.io.IOException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Turns lines into records; a line that cannot be read becomes a dead letter with file, line and
 * reason.
 *
 * @param <T> type of the records
 */
public final class ParseLines<T> extends ProcessFunction<TextLine, T> {
  private static final long serialVersionUID = 1L;

  /** What the names of stages that parse begin with; what they parse follows. */
  public static final String STAGE = "parse/";

  private final String stage;
  private final RecordParser<T> parser;
  private transient LineNumbers lineNumbers;

  /**
   * @param name what the lines hold, such as messages
   * @param parser the contract of the records
   */
  public ParseLines(String name, RecordParser<T> parser) {
    this.stage = STAGE + name;
    this.parser = parser;
  }

  @Override
  public void open(Configuration parameters) {
    lineNumbers = new LineNumbers();
  }

  @Override
  public void processElement(TextLine line, Context context, Collector<T> out) throws IOException {
    if (line.getProblem() != null) {
      reject(line, new BadRecordException(line.getProblem(), "The line is unreadable."), context);
      return;
    }
    T record;
    try {
      record = parser.parse(JsonRecord.parse(line.getText()));
    } catch (BadRecordException e) {
      reject(line, e, context);
      return;
    }
    out.collect(record);
  }

  private void reject(TextLine line, BadRecordException problem, Context context)
      throws IOException {
    context.output(
        DeadLetters.TAG,
        DeadLetters.of(Door.DEAD_LETTER, stage, problem.reason())
            .setDetail(problem.getMessage())
            .setOrigin(line.getOrigin())
            .setLine(lineNumbers.of(line))
            .build());
  }
}
