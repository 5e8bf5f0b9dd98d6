package com.thriviohr.udfs.prepare.targets;

/** What becomes of a set that is larger than its target takes. */
public enum Oversize {
  /** One file as large as the target takes, drawn by a stable hash; the others are rejected. */
  SAMPLE,
  /** As many files as it needs, each within the limits and a training job of its own. */
  SPLIT
}
