package com.thriviohr.datasets.sink;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/**
 * Writes a Parquet file whose bytes depend on its records alone. Parquet lists the encodings of a
 * column in the order of a hash set of enums, another one in every JVM; here the file is written to
 * local disk first, and they are sorted when it is copied to its place.
 *
 * @see <a href="https://parquet.apache.org/docs/file-format/">Parquet's file layout</a>
 */
final class StableParquetWriter<T> implements BulkWriter<T> {
  private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = Integer.BYTES + MAGIC.length;

  private final OutputStream out;
  private final Path file;
  private final LocalDataOutputStream local;
  private final BulkWriter<T> parquet;

  StableParquetWriter(OutputStream out, BulkWriter.Factory<T> parquet) throws IOException {
    this.out = out;
    this.file = Files.createTempFile("dataset-", ".parquet");
    file.toFile().deleteOnExit();
    this.local = new LocalDataOutputStream(file.toFile());
    this.parquet = parquet.create(local);
  }

  @Override
  public void addElement(T element) throws IOException {
    parquet.addElement(element);
  }

  /** Nothing to do: a Parquet file is of no use before its footer. */
  @Override
  public void flush() {}

  @Override
  public void finish() throws IOException {
    parquet.finish();
    local.close();
    try (InputStream in = Files.newInputStream(file)) {
      copy(in, Files.size(file));
    } finally {
      Files.delete(file);
    }
    out.flush();
  }

  private void copy(InputStream in, long size) throws IOException {
    int footer = footerLength(size);
    long left = size - TAIL - footer;
    byte[] buffer = new byte[1 << 16];
    while (left > 0) {
      int read = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, left));
      out.write(buffer, 0, read);
      left -= read;
    }
    byte[] sorted = sorted(in.readNBytes(footer));
    out.write(sorted);
    BytesUtils.writeIntLittleEndian(out, sorted.length);
    out.write(MAGIC);
  }

  private int footerLength(long size) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
      in.skip(size - TAIL);
      return Integer.reverseBytes(in.readInt());
    }
  }

  private static byte[] sorted(byte[] footer) throws IOException {
    FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(footer));
    metadata.getRow_groups().stream()
        .flatMap(group -> group.getColumns().stream())
        .forEach(column -> Collections.sort(column.getMeta_data().getEncodings()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(footer.length);
    Util.writeFileMetaData(metadata, bytes);
    return bytes.toByteArray();
  }
}
