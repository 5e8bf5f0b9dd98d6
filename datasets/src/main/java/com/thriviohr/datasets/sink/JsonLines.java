package com.thriviohr.datasets.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes Avro records as JSON Lines in the form of the input contracts: snake_case keys in schema
 * order, enums in lower case, times in ISO-8601, nulls left out.
 *
 * @param <T> type of the records
 */
public final class JsonLines<T extends SpecificRecord> implements Encoder<T> {
  private static final long serialVersionUID = 1L;
  private static final JsonFactory FACTORY = new JsonFactory();

  @Override
  public void encode(T record, OutputStream out) throws IOException {
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
      writeRecord(record, json);
      json.writeRaw('\n');
    }
  }

  private static void writeRecord(SpecificRecord record, JsonGenerator json) throws IOException {
    json.writeStartObject();
    for (Schema.Field field : record.getSchema().getFields()) {
      Object value = record.get(field.pos());
      if (value != null) {
        json.writeFieldName(field.name());
        writeValue(value, json);
      }
    }
    json.writeEndObject();
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    if (value instanceof SpecificRecord) {
      writeRecord((SpecificRecord) value, json);
    } else if (value instanceof List) {
      json.writeStartArray();
      for (Object element : (List<?>) value) {
        writeValue(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof Map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : new TreeMap<>((Map<?, ?>) value).entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        writeValue(entry.getValue(), json);
      }
      json.writeEndObject();
    } else {
      writeScalar(value, json);
    }
  }

  private static void writeScalar(Object value, JsonGenerator json) throws IOException {
    if (value instanceof Integer || value instanceof Long) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Number) {
      json.writeNumber(((Number) value).doubleValue());
    } else if (value instanceof Boolean) {
      json.writeBoolean((Boolean) value);
    } else if (value instanceof Enum) {
      json.writeString(((Enum<?>) value).name().toLowerCase(Locale.ROOT));
    } else {
      json.writeString(value.toString());
    }
  }
}
