package com.thriviohr.emr.environment;

/** What was asked for cannot be done. The message is one sentence with the remedy. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the sentence shown to the user
   */
  public RefusedException(String message) {
    super(message);
  }

  /**
   * @param message the sentence shown to the user
   * @param cause what went wrong underneath
   */
  public RefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
