package com.thriviohr.datasets.source;

import java.io.Serializable;

/**
 * Turns one JSON object into a record.
 *
 * @param <T> the record's Avro type
 */
@FunctionalInterface
public interface RecordParser<T> extends Serializable {
  /**
   * @throws BadRecordException with the reason
   */
  T parse(JsonRecord json);
}
