package com.thriviohr.jobs.run;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this code, as the build wrote it: Maven version and, where known, Git commit. */
final class CodeVersion {
  private static final String RESOURCE = "/com/thriviohr/jobs/run/version.properties";

  private CodeVersion() {}

  /** Such as {@code 1.0.0 (3f2c1ab)}. */
  static String read() {
    Properties version = new Properties();
    try (InputStream in = CodeVersion.class.getResourceAsStream(RESOURCE)) {
      version.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = version.getProperty("commit", "");
    return version.getProperty("version")
        + (commit.matches("[0-9a-f]+.*") ? " (" + commit + ")" : "");
  }
}
