package com.thriviohr.udfs.anonymise.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Word lists that ship with this module: one word a line, {@code #} begins a comment. */
public final class WordList {
  private static final Set<String> ORDINARY = Set.copyOf(read("ordinary-words.txt"));

  private WordList() {}

  /** True for a folded word that English uses in lower case, such as mark, will, grace. */
  public static boolean isOrdinary(String foldedWord) {
    return ORDINARY.contains(foldedWord);
  }

  /** The lines of a list beside the package {@code com.thriviohr.udfs.anonymise}. */
  public static List<String> read(String name) {
    String path = "/com/thriviohr/udfs/anonymise/" + name;
    try (InputStream in = WordList.class.getResourceAsStream(path);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(String::trim)
          .filter(line -> !line.isEmpty() && line.charAt(0) != '#')
          .collect(Collectors.toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
