package com.thriviohr.udfs.infer.journal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The bytes of a segment: four bytes of magic and version, then frames of length, CRC-32C and
 * payload, big-endian.
 */
final class Frames {
  private static final byte[] MAGIC = {'T', 'H', 'J', 2};
  private static final int HEAD_BYTES = 2 * Integer.BYTES;

  /** No answer is longer; a greater length is a torn or foreign frame. */
  private static final int MOST_BYTES = 64 << 20;

  private Frames() {}

  /** What a segment begins with. */
  static byte[] magic() {
    return MAGIC.clone();
  }

  static byte[] frame(byte[] payload) {
    return ByteBuffer.allocate(HEAD_BYTES + payload.length)
        .putInt(payload.length)
        .putInt(crc(payload))
        .put(payload)
        .array();
  }

  /**
   * Hands on every whole record. A broken frame costs itself only: reading goes on at the next
   * whole one. A process that was killed while it wrote leaves a torn tail, which costs nothing
   * whole.
   *
   * @return bytes that are no whole frame, 0 for a sound segment
   * @throws IOException when it cannot be read, or is no segment of this version
   */
  static long read(InputStream segment, Consumer<JournalRecord> records) throws IOException {
    DataInputStream in = new DataInputStream(segment);
    byte[] magic = in.readNBytes(MAGIC.length);
    if (magic.length < MAGIC.length) {
      return magic.length;
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException(
          "it is not of version " + MAGIC[MAGIC.length - 1] + ", which alone is read here");
    }
    byte[] head = in.readNBytes(HEAD_BYTES);
    while (head.length == HEAD_BYTES) {
      ByteBuffer fields = ByteBuffer.wrap(head);
      int length = fields.getInt();
      byte[] payload = isPossible(length) ? in.readNBytes(length) : new byte[0];
      if (!isPossible(length) || payload.length < length || crc(payload) != fields.getInt()) {
        return readOn(concat(head, payload, in.readAllBytes()), records);
      }
      records.accept(JournalRecord.fromBytes(payload));
      head = in.readNBytes(HEAD_BYTES);
    }
    return head.length;
  }

  /** Looks for whole frames in bytes that begin with a broken one. */
  private static long readOn(byte[] bytes, Consumer<JournalRecord> records) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes);
    long broken = 0;
    while (left.remaining() >= HEAD_BYTES) {
      int length = left.getInt(left.position());
      byte[] payload = payload(left, length);
      if (payload == null) {
        left.get();
        broken++;
      } else {
        records.accept(JournalRecord.fromBytes(payload));
        left.position(left.position() + HEAD_BYTES + length);
      }
    }
    return broken + left.remaining();
  }

  private static byte[] payload(ByteBuffer left, int length) {
    if (!isPossible(length) || length > left.remaining() - HEAD_BYTES) {
      return null;
    }
    byte[] payload = new byte[length];
    left.duplicate().position(left.position() + HEAD_BYTES).get(payload);
    return crc(payload) == left.getInt(left.position() + Integer.BYTES) ? payload : null;
  }

  private static boolean isPossible(int length) {
    return length > 0 && length <= MOST_BYTES;
  }

  private static byte[] concat(byte[] head, byte[] payload, byte[] rest) {
    return ByteBuffer.allocate(head.length + payload.length + rest.length)
        .put(head)
        .put(payload)
        .put(rest)
        .array();
  }

  private static int crc(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, payload.length);
    return (int) crc.getValue();
  }
}
