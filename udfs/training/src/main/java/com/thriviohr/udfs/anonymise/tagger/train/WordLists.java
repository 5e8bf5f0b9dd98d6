package com.thriviohr.udfs.anonymise.tagger.train;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Reads the word lists beside this class; a line that starts with {@code #} is a comment. */
final class WordLists {
  private WordLists() {}

  /** The lines of a list. */
  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    try (InputStream raw = WordLists.class.getResourceAsStream(name);
        InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          lines.add(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  /** The words of a list with their commonness, 1 to 7. */
  static Map<String, Integer> levels(String name) {
    Map<String, Integer> levels = new LinkedHashMap<>();
    for (String line : lines(name)) {
      int space = line.lastIndexOf(' ');
      levels.put(line.substring(0, space), Integer.parseInt(line.substring(space + 1)));
    }
    return levels;
  }

  /** The lists of a file with lines {@code kind: a|b|c}. */
  static Map<String, List<String>> kinds(String name) {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    for (String line : lines(name)) {
      int colon = line.indexOf(": ");
      kinds
          .computeIfAbsent(line.substring(0, colon), kind -> new ArrayList<>())
          .addAll(Arrays.asList(line.substring(colon + 2).split("\\|")));
    }
    return kinds;
  }
}
