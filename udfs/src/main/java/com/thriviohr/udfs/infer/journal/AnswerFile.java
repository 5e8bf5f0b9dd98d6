package com.thriviohr.udfs.infer.journal;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Answers on the local disk, so that they take no heap: in a temporary file of the owner's alone
 * that has no name any more and ends with the process. Thread-safe.
 */
final class AnswerFile implements AutoCloseable {
  private static final int BUFFER_BYTES = 1 << 20;

  private final FileChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
  private long written;

  private AnswerFile(FileChannel channel) {
    this.channel = channel;
  }

  /** An empty file in the folder that {@code java.io.tmpdir} names. */
  static AnswerFile create() throws IOException {
    Path path = Files.createTempFile("infer-answers-", ".tmp");
    return new AnswerFile(
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE));
  }

  /**
   * @return the place to read it from
   */
  synchronized long append(byte[] answer) throws IOException {
    int length = Integer.BYTES + answer.length;
    if (buffer.remaining() < length) {
      flush();
    }
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocate(length);
    }
    long place = written + buffer.position();
    buffer.putInt(answer.length).put(answer);
    return place;
  }

  /** The answer that was put at a place. */
  byte[] read(long place) throws IOException {
    synchronized (this) {
      if (place >= written) {
        flush();
      }
    }
    byte[] answer = new byte[read(place, Integer.BYTES).getInt()];
    read(place + Integer.BYTES, answer.length).get(answer);
    return answer;
  }

  private ByteBuffer read(long place, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, place + bytes.position()) < 0) {
        throw new EOFException("the file of answers ends too early");
      }
    }
    return bytes.flip();
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer, written + buffer.position());
    }
    written += buffer.position();
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
