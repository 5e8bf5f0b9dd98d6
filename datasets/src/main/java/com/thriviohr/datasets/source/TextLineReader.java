package com.thriviohr.datasets.source;

import java.io.IOException;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.ArrayResultIterator;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;

/** Reads the lines of one split in batches. */
final class TextLineReader implements BulkFormat.Reader<TextLine> {
  private static final int BATCH_LINES = 512;

  private final String origin;
  private final LineReader lines;
  private final long base;
  private final long stopAfterBytes;
  private long number;
  private long emitted;

  /** All lines of a stream. */
  TextLineReader(String origin, LineReader lines) {
    this(origin, lines, 0, Long.MAX_VALUE);
  }

  /**
   * @param base byte offset in the file of the first line
   * @param stopAfterBytes lines that start once so many bytes are consumed belong to the next split
   */
  TextLineReader(String origin, LineReader lines, long base, long stopAfterBytes) {
    this.origin = origin;
    this.lines = lines;
    this.base = base;
    this.stopAfterBytes = stopAfterBytes;
  }

  void skip(long records) throws IOException {
    while (emitted < records && nextLine() != null) {
      emitted++;
    }
  }

  @Override
  public BulkFormat.RecordIterator<TextLine> readBatch() throws IOException {
    TextLine[] batch = new TextLine[BATCH_LINES];
    int size = 0;
    while (size < BATCH_LINES) {
      TextLine line = nextLine();
      if (line == null) {
        break;
      }
      batch[size++] = line;
    }
    if (size == 0) {
      return null;
    }
    ArrayResultIterator<TextLine> iterator = new ArrayResultIterator<>();
    iterator.set(batch, size, CheckpointedPosition.NO_OFFSET, emitted);
    emitted += size;
    return iterator;
  }

  private TextLine nextLine() throws IOException {
    while (lines.consumed() < stopAfterBytes) {
      String text = lines.next();
      if (text == null) {
        return null;
      }
      number++;
      if (lines.problem() != null || !text.isBlank()) {
        return new TextLine(origin, base, number, text, lines.problem());
      }
    }
    return null;
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
