package com.thriviohr.udfs.infer.batch;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Shard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.file.CodecFactory;
import org.apache.avro.file.DataFileReader;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.file.SeekableByteArrayInput;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/** Prompts and shards as the bytes of Avro files. */
final class PromptFiles {
  private PromptFiles() {}

  static byte[] bytes(List<Prompt> prompts) {
    return write(prompts, Prompt.getClassSchema());
  }

  static byte[] bytes(Shard shard) {
    return write(List.of(shard), Shard.getClassSchema());
  }

  /**
   * @throws IOException when the bytes are no such file
   */
  static List<Prompt> prompts(byte[] bytes) throws IOException {
    return read(bytes, new SpecificDatumReader<>(Prompt.class));
  }

  /**
   * @throws IOException when the bytes are no such file
   */
  static Shard shard(byte[] bytes) throws IOException {
    return read(bytes, new SpecificDatumReader<>(Shard.class)).get(0);
  }

  private static <T extends SpecificRecord> byte[] write(
      List<T> records, org.apache.avro.Schema schema) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataFileWriter<T> writer = new DataFileWriter<>(new SpecificDatumWriter<T>(schema))) {
      writer.setCodec(CodecFactory.deflateCodec(CodecFactory.DEFAULT_DEFLATE_LEVEL));
      writer.create(schema, bytes);
      for (T record : records) {
        writer.append(record);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory cannot fail", e);
    }
    return bytes.toByteArray();
  }

  private static <T> List<T> read(byte[] bytes, SpecificDatumReader<T> reader) throws IOException {
    List<T> records = new ArrayList<>();
    try (DataFileReader<T> file = new DataFileReader<>(new SeekableByteArrayInput(bytes), reader)) {
      file.forEachRemaining(records::add);
    }
    return records;
  }
}
