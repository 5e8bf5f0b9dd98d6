package com.thriviohr.udfs.prepare.targets;

import com.thriviohr.datasets.yaml.YamlMapping;
import java.io.Serializable;

/** How much one file of a split may hold. Immutable. */
final class SetLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  /** No limits. */
  static final SetLimits NONE = new SetLimits(0, Integer.MAX_VALUE, Long.MAX_VALUE);

  private final int minRows;
  private final int maxRows;
  private final long maxBytes;

  SetLimits(int minRows, int maxRows, long maxBytes) {
    this.minRows = minRows;
    this.maxRows = maxRows;
    this.maxBytes = maxBytes;
  }

  /** Reads the limits; problems stay with the entry. */
  static SetLimits of(YamlMapping yaml) {
    SetLimits limits =
        new SetLimits(
            yaml.whole("min_rows", 0, 0, Integer.MAX_VALUE),
            yaml.whole("max_rows", Integer.MAX_VALUE, 1, Integer.MAX_VALUE),
            (long) yaml.number("max_bytes", Long.MAX_VALUE, 1, Long.MAX_VALUE));
    yaml.refuseUnreadKeys();
    return limits;
  }

  int minRows() {
    return minRows;
  }

  int maxRows() {
    return maxRows;
  }

  long maxBytes() {
    return maxBytes;
  }

  /** True when a file may be too large. */
  boolean isBounded() {
    return maxRows < Integer.MAX_VALUE || maxBytes < Long.MAX_VALUE;
  }
}
