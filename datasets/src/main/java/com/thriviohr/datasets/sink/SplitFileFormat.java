package com.thriviohr.datasets.sink;

import java.io.Serializable;
import org.apache.flink.api.common.serialization.BulkWriter;

/**
 * Says in which format a file is written.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface SplitFileFormat<T> extends Serializable {
  /**
   * @param file path below the output folder
   */
  BulkWriter.Factory<T> of(String file);
}
