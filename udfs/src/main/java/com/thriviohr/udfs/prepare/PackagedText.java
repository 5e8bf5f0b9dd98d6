package com.thriviohr.udfs.prepare;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Text files that ship beside this package's classes. */
final class PackagedText {
  private PackagedText() {}

  /** The whole file. */
  static String read(String name) {
    try (InputStream in = PackagedText.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of the file without blank ones and without those that start with #. */
  static List<String> lines(String name) {
    return read(name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .collect(Collectors.toList());
  }
}
