package com.thriviohr.datasets.source;

/** One record that cannot be read: a reason code and one sentence without record text. */
public final class BadRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * @param reason fixed code such as MISSING_FIELD
   * @param message one sentence that names the field, never its value
   */
  public BadRecordException(String reason, String message) {
    // Thrown once per bad line: a stack trace would cost more than the parsing.
    super(message, null, false, false);
    this.reason = reason;
  }

  /** The reason code. */
  public String reason() {
    return reason;
  }
}
