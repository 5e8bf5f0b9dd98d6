package com.thriviohr.udfs.anonymise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Word lists shipped as resources; lines that start with # are comments. */
public final class WordList {
  private static final Set<String> ORDINARY = Set.copyOf(read("ordinary-words.txt"));

  private WordList() {}

  /** True for an ordinary English word; such a word is a name only with evidence. */
  public static boolean isOrdinary(String foldedWord) {
    return ORDINARY.contains(foldedWord);
  }

  static List<String> read(String resource) {
    try (InputStream in = WordList.class.getResourceAsStream(resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split("\\s+")))
          .filter(word -> !word.isEmpty())
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
