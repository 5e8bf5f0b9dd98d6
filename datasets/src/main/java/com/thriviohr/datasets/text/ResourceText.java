package com.thriviohr.datasets.text;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Text files in UTF-8 that ship in a jar, plain or, when named {@code .gz}, compressed. */
public final class ResourceText {
  private ResourceText() {}

  /**
   * The whole file.
   *
   * @param beside class in whose package the file lies
   * @param name name of the file; from the root of the jar when it starts with {@code /}
   */
  public static String read(Class<?> beside, String name) {
    try (InputStream in = open(beside, name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a file without blank ones and without those that start with #. */
  public static List<String> lines(Class<?> beside, String name) {
    return read(beside, name)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .collect(Collectors.toList());
  }

  private static InputStream open(Class<?> beside, String name) throws IOException {
    InputStream in = beside.getResourceAsStream(name);
    if (in == null) {
      throw new FileNotFoundException(name + " is not in the jar beside " + beside.getName());
    }
    return name.endsWith(".gz") ? new GZIPInputStream(in) : in;
  }
}
