package com.thriviohr.datasets.sink;

import static org.assertj.core.api.Assertions.assertThat;

import com.thriviohr.datasets.record.Person;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificData;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.local.LocalDataOutputStream;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StableParquetWriterTest {
  private static final List<Person> PEOPLE =
      IntStream.range(0, 500).mapToObj(StableParquetWriterTest::person).toList();

  @TempDir Path directory;

  @Test
  void recordsReadBackAsWritten() throws IOException {
    // When
    InputFile file = written();
    // Then
    List<Person> read = new ArrayList<>();
    try (ParquetReader<Person> reader =
        AvroParquetReader.<Person>builder(file, new PlainParquetConfiguration())
            .withDataModel(SpecificData.get())
            .withCodecFactory(new SnappyCodecFactory())
            .build()) {
      for (Person person = reader.read(); person != null; person = reader.read()) {
        read.add(person);
      }
    }
    assertThat(read).isEqualTo(PEOPLE);
  }

  @Test
  void listsTheEncodingsOfEveryColumnInOrder() throws IOException {
    // When
    InputFile file = written();
    // Then
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            file, ParquetReadOptions.builder(new PlainParquetConfiguration()).build())) {
      assertThat(reader.getFooter().getBlocks().get(0).getColumns())
          .isNotEmpty()
          .allSatisfy(column -> assertThat(column.getEncodings()).hasSizeGreaterThan(1));
    }
    org.apache.parquet.format.FileMetaData footer = footer(file);
    assertThat(footer.getRow_groups().get(0).getColumns())
        .allSatisfy(column -> assertThat(column.getMeta_data().getEncodings()).isSorted());
  }

  private InputFile written() throws IOException {
    Path path = directory.resolve("people.parquet");
    BulkWriter.Factory<Person> writers = RecordFormat.PARQUET.writers(Person.class);
    try (LocalDataOutputStream out = new LocalDataOutputStream(path.toFile())) {
      BulkWriter<Person> writer = writers.create(out);
      for (Person person : PEOPLE) {
        writer.addElement(person);
      }
      writer.finish();
    }
    return new LocalInputFile(path);
  }

  private static org.apache.parquet.format.FileMetaData footer(InputFile file) throws IOException {
    try (org.apache.parquet.io.SeekableInputStream in = file.newStream()) {
      in.seek(file.getLength() - 8);
      int length = org.apache.parquet.bytes.BytesUtils.readIntLittleEndian(in);
      in.seek(file.getLength() - 8 - length);
      return org.apache.parquet.format.Util.readFileMetaData(in);
    }
  }

  private static Person person(int number) {
    return Person.newBuilder()
        .setTenantId("t" + number % 3)
        .setPersonId("p" + number)
        .setNicknames(List.of("nick" + number % 7))
        .setEmails(List.of())
        .setHandles(List.of("h" + number))
        .build();
  }
}
