package com.thriviohr.datasets.source;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.flink.core.fs.Path;

/**
 * Splits a byte stream into lines in bounded memory. Unreadable lines come out with a problem
 * instead of an exception, so that one bad line costs one dead letter.
 */
public final class LineReader implements Closeable {
  static final String MALFORMED_UTF8 = "MALFORMED_UTF8";
  static final String LINE_TOO_LONG = "LINE_TOO_LONG";
  static final String TRUNCATED_FILE = "TRUNCATED_FILE";

  static final int MAX_LINE_BYTES = 8 << 20;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final InputStream in;
  private final int maxLineBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(1 << 10);
  private int position;
  private int limit;
  private long consumed;
  private boolean ended;
  private String problem;

  /**
   * Reads a whole file, plain or gzip.
   *
   * @throws IOException when it does not exist or cannot be read
   */
  public static LineReader open(Path path) throws IOException {
    return new LineReader(stream(path), MAX_LINE_BYTES);
  }

  /** The bytes of a file, unpacked where its name says that it is gzip. */
  static InputStream stream(Path path) throws IOException {
    InputStream file = path.getFileSystem().open(path);
    return isGzip(path) ? new GzipMembers(file, BUFFER_BYTES) : file;
  }

  static boolean isGzip(Path path) {
    String name = path.getName().toLowerCase(Locale.ROOT);
    return name.endsWith(".gz") || name.endsWith(".gzip");
  }

  LineReader(InputStream in, int maxLineBytes) {
    this.in = in;
    this.maxLineBytes = maxLineBytes;
  }

  /** Bytes consumed so far, line ends included. */
  long consumed() {
    return consumed;
  }

  /** What is wrong with the line returned last, or null. */
  public String problem() {
    return problem;
  }

  /**
   * @return the next line without its line end, empty when it has a problem; null at the end
   */
  public String next() throws IOException {
    line.reset();
    problem = null;
    if (ended || !readLine()) {
      return null;
    }
    return problem == null ? decode() : "";
  }

  private boolean readLine() throws IOException {
    boolean any = false;
    while (fill()) {
      any = true;
      int end = position;
      while (end < limit && buffer[end] != '\n') {
        end++;
      }
      keep(end);
      boolean complete = end < limit;
      consumed += (complete ? end + 1 : end) - position;
      position = complete ? end + 1 : end;
      if (complete) {
        return true;
      }
    }
    return any || problem != null;
  }

  private void keep(int end) {
    if (line.size() + end - position > maxLineBytes) {
      problem = LINE_TOO_LONG;
      line.reset();
    } else if (problem == null) {
      line.write(buffer, position, end - position);
    }
  }

  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    try {
      limit = in.read(buffer, 0, buffer.length);
    } catch (BrokenGzipException brokenOff) {
      // A gzip that breaks off must not end silently: its last, partial line carries the reason.
      problem = TRUNCATED_FILE;
      ended = true;
      limit = 0;
    }
    position = 0;
    ended |= limit < 0;
    return limit > 0;
  }

  private String decode() {
    byte[] bytes = line.toByteArray();
    int length =
        bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
    String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (text.indexOf('\uFFFD') >= 0 && !isWellFormed(bytes, length)) {
      problem = MALFORMED_UTF8;
      return "";
    }
    return withoutMarks(text);
  }

  /** Files put together with cat have byte order marks in front of any line. */
  private static String withoutMarks(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == BYTE_ORDER_MARK) {
      start++;
    }
    return text.substring(start);
  }

  private static boolean isWellFormed(byte[] bytes, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
