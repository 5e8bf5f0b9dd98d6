package com.thriviohr.udfs.anonymise;

/** Detectors go on finding more in what was anonymised. */
final class UnsettledTextException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnsettledTextException() {
    super("A text changes every time it is anonymised.");
  }
}
