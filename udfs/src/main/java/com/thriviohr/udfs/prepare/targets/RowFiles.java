package com.thriviohr.udfs.prepare.targets;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.thriviohr.datasets.record.ChatRow;
import com.thriviohr.datasets.record.ChatTurn;
import com.thriviohr.datasets.record.PlacedExample;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.sink.RecordFormat;
import com.thriviohr.datasets.sink.SplitFileFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/** Writes the files of a form. */
public final class RowFiles {
  /** Emoji are written as themselves, not as two escapes. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8).build();

  private RowFiles() {}

  /** Writers for whole files of the form. */
  public static BulkWriter.Factory<PlacedExample> writers(TargetForm form) {
    RowSchema schema = form.schema();
    if (form.files() == RecordFormat.JSONL) {
      return out -> new JsonRows(schema, out);
    }
    BulkWriter.Factory<ChatRow> parquet = RecordFormat.PARQUET.writers(ChatRow.class);
    return out -> new ColumnRows(parquet.create(out));
  }

  /** Writers for the files of several forms. */
  public static SplitFileFormat<PlacedExample> formats(Collection<TargetForm> forms) {
    ArrayList<TargetForm> ours = new ArrayList<>(forms);
    return file -> writers(TargetForm.of(file, ours));
  }

  /** Length of the example's line, with its line feed. */
  static long bytes(RowSchema schema, TrainingExample example) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try {
      writeLine(schema, example, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.size();
  }

  static void writeLine(RowSchema schema, TrainingExample example, OutputStream out)
      throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      schema.write(example, json);
      json.writeRaw('\n');
    }
  }

  private static final class JsonRows implements BulkWriter<PlacedExample> {
    private final RowSchema schema;
    private final FSDataOutputStream out;

    JsonRows(RowSchema schema, FSDataOutputStream out) {
      this.schema = schema;
      this.out = out;
    }

    @Override
    public void addElement(PlacedExample row) throws IOException {
      writeLine(schema, row.getExample(), out);
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

  private static final class ColumnRows implements BulkWriter<PlacedExample> {
    private final BulkWriter<ChatRow> parquet;

    ColumnRows(BulkWriter<ChatRow> parquet) {
      this.parquet = parquet;
    }

    @Override
    public void addElement(PlacedExample row) throws IOException {
      TrainingExample example = row.getExample();
      parquet.addElement(
          new ChatRow(
              example.getExampleId(),
              example.getConversationId(),
              example.getTask(),
              example.getMessages().stream()
                  .map(
                      turn ->
                          new ChatTurn(
                              turn.getRole().name().toLowerCase(Locale.ROOT), turn.getContent()))
                  .collect(Collectors.toList())));
    }

    @Override
    public void flush() throws IOException {
      parquet.flush();
    }

    @Override
    public void finish() throws IOException {
      parquet.finish();
    }
  }
}
