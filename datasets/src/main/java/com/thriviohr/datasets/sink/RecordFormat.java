package com.thriviohr.datasets.sink;

import java.io.IOException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.formats.parquet.ParquetWriterFactory;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.avro.AvroWriteSupport;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The file formats of datasets. */
public enum RecordFormat {
  /** One JSON object a line. */
  JSONL("jsonl") {
    @Override
    public <T extends SpecificRecord> BulkWriter.Factory<T> writers(Class<T> type) {
      return JsonLinesWriter::new;
    }
  },
  /** Apache Parquet with the record's Avro schema, Snappy-compressed. */
  PARQUET("parquet") {
    @Override
    public <T extends SpecificRecord> BulkWriter.Factory<T> writers(Class<T> type) {
      String schema = SpecificData.get().getSchema(type).toString();
      BulkWriter.Factory<T> parquet =
          new ParquetWriterFactory<T>(
              file ->
                  AvroParquetWriter.<T>builder(file)
                      .withSchema(new Schema.Parser().parse(schema))
                      .withDataModel(SpecificData.getForClass(type))
                      .withConf(compliantLists())
                      .withCodecFactory(new SnappyCodecFactory())
                      .withCompressionCodec(CompressionCodecName.SNAPPY)
                      .build());
      return out -> new StableParquetWriter<>(out, parquet);
    }
  };

  private final String suffix;

  RecordFormat(String suffix) {
    this.suffix = suffix;
  }

  /** The file name's ending, without the dot. */
  public String suffix() {
    return suffix;
  }

  /** Writers for whole files of such records. */
  public abstract <T extends SpecificRecord> BulkWriter.Factory<T> writers(Class<T> type);

  private static ParquetConfiguration compliantLists() {
    ParquetConfiguration configuration = new PlainParquetConfiguration();
    configuration.setBoolean(AvroWriteSupport.WRITE_OLD_LIST_STRUCTURE, false);
    return configuration;
  }

  private static final class JsonLinesWriter<T extends SpecificRecord> implements BulkWriter<T> {
    private final JsonLines<T> encoder = new JsonLines<>();
    private final FSDataOutputStream out;

    JsonLinesWriter(FSDataOutputStream out) {
      this.out = out;
    }

    @Override
    public void addElement(T element) throws IOException {
      encoder.encode(element, out);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    @Override
    public void finish() throws IOException {
      flush();
    }
  }
}
