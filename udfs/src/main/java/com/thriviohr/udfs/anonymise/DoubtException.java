package com.thriviohr.udfs.anonymise;

/** A message that must not go on; the message of the exception is its reason code. */
public final class DoubtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason fixed code such as TEXT_TOO_LONG
   */
  public DoubtException(String reason) {
    super(reason, null, false, false);
  }
}
