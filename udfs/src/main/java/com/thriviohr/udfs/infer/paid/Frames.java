package com.thriviohr.udfs.infer.paid;

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
  private static final byte[] MAGIC = {'T', 'H', 'J', 1};
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
   * Hands on every whole record up to the end or the first broken frame: a process that was killed
   * while it wrote leaves a torn tail.
   *
   * @return true when the segment ends with a whole frame
   * @throws IOException when it cannot be read, or is no segment of this version
   */
  static boolean read(InputStream segment, Consumer<JournalRecord> records) throws IOException {
    DataInputStream in = new DataInputStream(segment);
    byte[] magic = in.readNBytes(MAGIC.length);
    if (magic.length < MAGIC.length) {
      return magic.length == 0;
    }
    if (!Arrays.equals(magic, MAGIC)) {
      throw new IOException("not a journal segment of version " + MAGIC[MAGIC.length - 1]);
    }
    while (true) {
      byte[] head = in.readNBytes(HEAD_BYTES);
      if (head.length == 0) {
        return true;
      }
      ByteBuffer fields = ByteBuffer.wrap(head);
      if (head.length < HEAD_BYTES || !pass(in, fields.getInt(), fields.getInt(), records)) {
        return false;
      }
    }
  }

  private static boolean pass(
      DataInputStream in, int length, int crc, Consumer<JournalRecord> records) throws IOException {
    if (length <= 0 || length > MOST_BYTES) {
      return false;
    }
    byte[] payload = in.readNBytes(length);
    if (payload.length < length || crc(payload) != crc) {
      return false;
    }
    records.accept(JournalRecord.fromBytes(payload));
    return true;
  }

  private static int crc(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, 0, payload.length);
    return (int) crc.getValue();
  }
}
