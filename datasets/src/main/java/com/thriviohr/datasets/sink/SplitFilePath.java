package com.thriviohr.datasets.sink;

import java.io.Serializable;

/**
 * Names the file a record belongs to.
 *
 * @param <T> type of the records
 */
@FunctionalInterface
public interface SplitFilePath<T> extends Serializable {
  /**
   * @return path below the output folder, such as {@code acme/jsonl/train/part-00000.jsonl}
   */
  String of(T record);
}
