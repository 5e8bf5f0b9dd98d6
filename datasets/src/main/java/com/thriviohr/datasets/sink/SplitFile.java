package com.thriviohr.datasets.sink;

/** A file written to its end but not yet visible; the file system's own token makes it so. */
final class SplitFile {
  private final int tokenVersion;
  private final byte[] token;

  SplitFile(int tokenVersion, byte[] token) {
    this.tokenVersion = tokenVersion;
    this.token = token.clone();
  }

  int tokenVersion() {
    return tokenVersion;
  }

  byte[] token() {
    return token.clone();
  }
}
