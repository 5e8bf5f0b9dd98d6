package com.thriviohr.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;

/**
 * Reads plain and gzip text files line by line. Plain files are split by bytes; a line belongs to
 * the split in which it starts. Blank lines count but do not come out; a byte order mark in front
 * of a line is dropped.
 *
 * <p>A restored reader reads its split again from the start and skips what it had emitted, so that
 * line numbers stay true.
 */
public final class TextLineFormat implements BulkFormat<TextLine, FileSourceSplit> {
  private static final long serialVersionUID = 1L;

  private final int maxLineBytes;

  /**
   * @param maxLineBytes longest line read, in bytes; longer ones come out as LINE_TOO_LONG
   */
  public TextLineFormat(int maxLineBytes) {
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public Reader<TextLine> createReader(Configuration config, FileSourceSplit split)
      throws IOException {
    return open(split);
  }

  @Override
  public Reader<TextLine> restoreReader(Configuration config, FileSourceSplit split)
      throws IOException {
    TextLineReader reader = open(split);
    reader.skip(
        split.getReaderPosition().map(CheckpointedPosition::getRecordsAfterOffset).orElse(0L));
    return reader;
  }

  @Override
  public boolean isSplittable() {
    return true;
  }

  @Override
  public TypeInformation<TextLine> getProducedType() {
    return TypeInformation.of(TextLine.class);
  }

  private TextLineReader open(FileSourceSplit split) throws IOException {
    Path path = split.path();
    FSDataInputStream file = path.getFileSystem().open(path);
    try {
      if (LineReader.isGzip(path)) {
        InputStream unzipped = new GzipMembers(file, 1 << 16);
        return new TextLineReader(path.toString(), new LineReader(unzipped, maxLineBytes));
      }
      return plain(split, file);
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private TextLineReader plain(FileSourceSplit split, FSDataInputStream file) throws IOException {
    long start = split.offset();
    long end = start + split.length();
    LineReader lines = new LineReader(file, maxLineBytes);
    if (start > 0) {
      // The line that holds the byte before the split belongs to the split before.
      file.seek(start - 1);
      lines.next();
      start += lines.consumed() - 1;
    }
    long firstLine = start;
    return new TextLineReader(
        split.path().toString(), lines, firstLine, end - firstLine + lines.consumed());
  }
}
