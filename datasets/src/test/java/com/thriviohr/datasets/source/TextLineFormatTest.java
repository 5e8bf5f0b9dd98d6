package com.thriviohr.datasets.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextLineFormatTest {
  @TempDir Path directory;

  private final TextLineFormat format = new TextLineFormat(64);

  @Test
  void numbersLinesAndCountsBlankOnes() throws Exception {
    // Given
    Path file = write("\uFEFFone\r\n\ntwo\nthree".getBytes(StandardCharsets.UTF_8));
    // When
    List<TextLine> lines = readAll(file);
    // Then
    assertThat(lines).extracting(TextLine::getText).containsExactly("one", "two", "three");
    assertThat(lines).extracting(TextLine::getNumber).containsExactly(1L, 3L, 4L);
  }

  @Test
  void everySplitPointYieldsEveryLineOnceWithItsNumber() throws Exception {
    // Given
    byte[] bytes = "alpha\nbé\n\ngamma delta\nx\n".getBytes(StandardCharsets.UTF_8);
    Path file = write(bytes);
    for (int cut = 1; cut < bytes.length; cut++) {
      // When
      List<TextLine> lines = read(split(file, 0, cut));
      lines.addAll(read(split(file, cut, bytes.length - cut)));
      // Then
      assertThat(lines)
          .as("cut at %d", cut)
          .extracting(TextLine::getText)
          .containsExactly("alpha", "bé", "gamma delta", "x");
      LineNumbers numbers = new LineNumbers();
      List<Long> found = new ArrayList<>();
      for (TextLine line : lines) {
        found.add(numbers.of(line));
      }
      assertThat(found).as("cut at %d", cut).containsExactly(1L, 2L, 4L, 5L);
    }
  }

  @Test
  void marksLinesThatAreTooLongOrNotUtf8AndGoesOn() throws Exception {
    // Given
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("x".repeat(200).getBytes(StandardCharsets.UTF_8));
    bytes.write('\n');
    bytes.write(new byte[] {'a', (byte) 0xC3, '\n'});
    bytes.write("\uFFFD is a character\n".getBytes(StandardCharsets.UTF_8));
    // When
    List<TextLine> lines = readAll(write(bytes.toByteArray()));
    // Then
    assertThat(lines)
        .extracting(TextLine::getProblem)
        .containsExactly("LINE_TOO_LONG", "MALFORMED_UTF8", null);
  }

  @Test
  void saysThatAGzipBreaksOff() throws Exception {
    // Given
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(zipped)) {
      for (int i = 0; i < 5_000; i++) {
        out.write(("line " + i * 7919 % 10_007 + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    byte[] whole = zipped.toByteArray();
    Path file = directory.resolve("cut.jsonl.gz");
    Files.write(file, java.util.Arrays.copyOf(whole, whole.length / 2));
    // When
    List<TextLine> lines = readAll(file);
    // Then
    assertThat(lines).hasSizeGreaterThan(10);
    assertThat(lines.get(lines.size() - 1).getProblem()).isEqualTo("TRUNCATED_FILE");
    assertThat(lines.get(0).getProblem()).isNull();
  }

  @Test
  void restoresBehindTheLastEmittedRecord() throws Exception {
    // Given
    Path file = write("a\nb\nc\nd\n".getBytes(StandardCharsets.UTF_8));
    FileSourceSplit split =
        new FileSourceSplit(
            "s",
            new org.apache.flink.core.fs.Path(file.toUri()),
            0,
            8,
            0,
            8,
            new String[0],
            new CheckpointedPosition(CheckpointedPosition.NO_OFFSET, 2));
    // When
    List<TextLine> lines = drain(format.restoreReader(new Configuration(), split));
    // Then
    assertThat(lines).extracting(TextLine::getText).containsExactly("c", "d");
    assertThat(lines).extracting(TextLine::getNumber).containsExactly(3L, 4L);
  }

  private Path write(byte[] bytes) throws Exception {
    return Files.write(directory.resolve("lines.jsonl"), bytes);
  }

  private List<TextLine> readAll(Path file) throws Exception {
    return read(split(file, 0, Files.size(file)));
  }

  private static FileSourceSplit split(Path file, long start, long length) throws Exception {
    return new FileSourceSplit(
        "s", new org.apache.flink.core.fs.Path(file.toUri()), start, length, 0, Files.size(file));
  }

  private List<TextLine> read(FileSourceSplit split) throws Exception {
    return drain(format.createReader(new Configuration(), split));
  }

  private static List<TextLine> drain(BulkFormat.Reader<TextLine> reader) throws Exception {
    List<TextLine> lines = new ArrayList<>();
    try (reader) {
      for (BulkFormat.RecordIterator<TextLine> batch = reader.readBatch();
          batch != null;
          batch = reader.readBatch()) {
        for (RecordAndPosition<TextLine> next = batch.next(); next != null; next = batch.next()) {
          lines.add(next.getRecord());
        }
      }
    }
    return lines;
  }
}
