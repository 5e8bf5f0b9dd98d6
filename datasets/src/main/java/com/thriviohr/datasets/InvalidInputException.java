package com.thriviohr.datasets;

/**
 * Input or a setting that makes a run impossible. The message is one sentence for the person who
 * started the job: what is wrong, where, and the remedy. It never holds record text.
 */
public class InvalidInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the sentence shown to the user
   */
  public InvalidInputException(String message) {
    super(message);
  }

  /**
   * @param message the sentence shown to the user
   * @param cause what went wrong underneath
   */
  public InvalidInputException(String message, Throwable cause) {
    super(message, cause);
  }
}
