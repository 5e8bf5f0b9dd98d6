package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.record.TrainingExample;
import java.util.ArrayList;
import java.util.List;

/** The examples of one file, as many as its limits allow. */
final class FilledFile {
  private final List<TrainingExample> rows = new ArrayList<>();
  private long bytes;

  /** The examples in their order, a file begun whenever the one before is full. */
  static List<FilledFile> fill(List<TrainingExample> examples, TargetForm form, SetLimits limits) {
    boolean counted = limits.maxBytes() < Long.MAX_VALUE;
    List<FilledFile> files = new ArrayList<>();
    FilledFile file = null;
    for (TrainingExample example : examples) {
      long size = counted ? RowFiles.bytes(form.schema(), example) : 0;
      if (file == null || file.isFull(size, limits)) {
        file = new FilledFile();
        files.add(file);
      }
      file.rows.add(example);
      file.bytes += size;
    }
    return files;
  }

  private boolean isFull(long more, SetLimits limits) {
    return rows.size() >= limits.maxRows() || bytes + more > limits.maxBytes();
  }

  List<TrainingExample> rows() {
    return rows;
  }

  /** The limit that this file has come to. */
  TargetRule fullBecause(SetLimits limits) {
    return rows.size() >= limits.maxRows() ? TargetRule.TOO_MANY_ROWS : TargetRule.TOO_MANY_BYTES;
  }
}
