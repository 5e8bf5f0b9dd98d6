package com.thriviohr.datasets.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks all members of a gzip file (RFC 1952) and gives every byte that can be unpacked before it
 * fails with {@link BrokenGzipException} where the file ends early or is damaged. What the store
 * itself throws passes through, so that a broken connection is tried again.
 *
 * <p>The JDK's GZIPInputStream takes {@code available() == 0} after a member for the file's end, so
 * on object stores it silently drops all but the first member; commons-compress loses the last
 * bytes before a cut.
 */
final class GzipMembers extends InputStream {
  private static final int HAS_CRC = 2;
  private static final int HAS_EXTRA = 4;
  private static final int HAS_NAME = 8;
  private static final int HAS_COMMENT = 16;

  private final InputStream in;
  private final byte[] input;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private int position;
  private int limit;
  private boolean inMember;
  private boolean anyMember;

  GzipMembers(InputStream in, int bufferBytes) {
    this.in = in;
    this.input = new byte[bufferBytes];
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    while (inMember || openMember()) {
      int unpacked = inflate(target, offset, length);
      if (unpacked > 0) {
        checksum.update(target, offset, unpacked);
        return unpacked;
      }
      if (inflater.finished()) {
        closeMember();
      } else if (inflater.needsDictionary()) {
        throw new BrokenGzipException("gzip member asks for a dictionary");
      } else {
        feedInflater();
      }
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }

  private boolean openMember() throws IOException {
    if (position == limit && !fill() && anyMember) {
      return false;
    }
    if (nextByte() != 0x1F || nextByte() != 0x8B || nextByte() != 8) {
      throw new BrokenGzipException("not a gzip member");
    }
    int flags = nextByte();
    skip(6);
    if ((flags & HAS_EXTRA) != 0) {
      skip(nextByte() | nextByte() << 8);
    }
    if ((flags & HAS_NAME) != 0) {
      skipText();
    }
    if ((flags & HAS_COMMENT) != 0) {
      skipText();
    }
    if ((flags & HAS_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    checksum.reset();
    inMember = true;
    anyMember = true;
    return true;
  }

  private int inflate(byte[] target, int offset, int length) throws BrokenGzipException {
    try {
      return inflater.inflate(target, offset, length);
    } catch (DataFormatException e) {
      throw new BrokenGzipException("damaged gzip member");
    }
  }

  private void feedInflater() throws IOException {
    if (position == limit && !fill()) {
      throw new BrokenGzipException("gzip member ends early");
    }
    inflater.setInput(input, position, limit - position);
    position = limit;
  }

  private void closeMember() throws IOException {
    position = limit - inflater.getRemaining();
    long storedChecksum = nextInt();
    long storedLength = nextInt();
    if (storedChecksum != checksum.getValue()
        || storedLength != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new BrokenGzipException("gzip checksum does not match");
    }
    inMember = false;
  }

  private long nextInt() throws IOException {
    return nextByte() | nextByte() << 8 | nextByte() << 16 | (long) nextByte() << 24;
  }

  private void skipText() throws IOException {
    int next;
    do {
      next = nextByte();
    } while (next != 0);
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      nextByte();
    }
  }

  private int nextByte() throws IOException {
    if (position == limit && !fill()) {
      throw new BrokenGzipException("gzip file ends early");
    }
    return input[position++] & 0xFF;
  }

  private boolean fill() throws IOException {
    int read = in.read(input, 0, input.length);
    position = 0;
    limit = Math.max(read, 0);
    return limit > 0;
  }
}
