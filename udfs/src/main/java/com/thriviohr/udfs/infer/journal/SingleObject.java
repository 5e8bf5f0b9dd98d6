package com.thriviohr.udfs.infer.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import org.apache.avro.message.MessageEncoder;

/**
 * Records in Avro's single-object encoding.
 *
 * @see <a
 *     href="https://avro.apache.org/docs/1.11.1/specification/#single-object-encoding">Single-object
 *     encoding</a>
 */
final class SingleObject {
  private SingleObject() {}

  static <T> byte[] bytes(MessageEncoder<T> encoder, T record) {
    try {
      ByteBuffer encoded = encoder.encode(record);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
  }
}
