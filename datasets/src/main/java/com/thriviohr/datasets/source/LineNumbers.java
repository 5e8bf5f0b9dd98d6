package com.thriviohr.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.Path;

/**
 * Finds a line's number in its file. A reader that starts in the middle of a large file knows only
 * its byte offset; counting what comes before is left to the few lines that become dead letters.
 */
final class LineNumbers {
  private String lastOrigin = "";
  private long lastBase;
  private long linesBeforeBase;

  long of(TextLine line) throws IOException {
    if (line.getBase() == 0) {
      return line.getNumber();
    }
    if (!line.getOrigin().equals(lastOrigin) || line.getBase() != lastBase) {
      linesBeforeBase = count(new Path(line.getOrigin()), line.getBase());
      lastOrigin = line.getOrigin();
      lastBase = line.getBase();
    }
    return linesBeforeBase + line.getNumber();
  }

  private static long count(Path path, long bytes) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long lines = 0;
    long left = bytes;
    try (InputStream in = path.getFileSystem().open(path)) {
      int read = 0;
      while (left > 0 && (read = in.read(buffer, 0, (int) Math.min(buffer.length, left))) > 0) {
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
        left -= read;
      }
    }
    return lines;
  }
}
