package com.thriviohr.udfs.anonymise.text;

/** A text that is no valid Unicode, so offsets cannot be mapped back. Holds no text. */
public final class UnmappableTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The only form: what is wrong is always the same. */
  public UnmappableTextException() {
    super("The text holds half a surrogate pair.");
  }
}
