package com.thriviohr.udfs.prepare.targets;

import java.util.Optional;

/** A rule that a line of a file breaks, or the file itself. It never holds text of the file. */
public final class Violation {
  private final String file;
  private final long line;
  private final String recordId;
  private final TargetRule rule;

  /**
   * @param line from 1, or 0 for the file itself
   * @param recordId the row's example id, or empty
   */
  Violation(String file, long line, String recordId, TargetRule rule) {
    this.file = file;
    this.line = line;
    this.recordId = recordId;
    this.rule = rule;
  }

  /** The file. */
  public String file() {
    return file;
  }

  /** Line from 1, or 0 for the file itself. */
  public long line() {
    return line;
  }

  /** Id of the record, where the row holds one. */
  public Optional<String> recordId() {
    return Optional.of(recordId).filter(id -> !id.isEmpty());
  }

  /** The rule. */
  public TargetRule rule() {
    return rule;
  }

  /** File, line, record and rule, such as {@code train/part-00000.jsonl:7 NOT_JSON}. */
  @Override
  public String toString() {
    String at = line == 0 ? "" : ":" + line;
    return file + at + recordId().map(id -> " record " + id).orElse("") + " " + rule;
  }
}
