package com.thriviohr.udfs.anonymise.tagger.train;

import com.thriviohr.datasets.text.ResourceText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the word lists beside this class; a line that starts with {@code #} is a comment. */
final class WordLists {
  private WordLists() {}

  /** The lines of a list. */
  static List<String> lines(String name) {
    return ResourceText.lines(WordLists.class, name);
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
