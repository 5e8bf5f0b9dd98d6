package com.thriviohr.datasets.source;

import java.io.IOException;

/** The content of a gzip file is cut off or damaged; reading it again would not help. */
final class BrokenGzipException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenGzipException(String message) {
    super(message);
  }
}
