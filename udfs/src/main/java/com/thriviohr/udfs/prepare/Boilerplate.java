package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.text.FoldedText;
import com.thriviohr.datasets.text.ResourceText;
import java.util.List;
import java.util.stream.Collectors;

/** Phrases by which programs and auto-replies give themselves away. */
final class Boilerplate {
  /** The phrases of {@code boilerplate.txt}. */
  static final Boilerplate SHIPPED =
      new Boilerplate(ResourceText.lines(Boilerplate.class, "boilerplate.txt"));

  private static final String STARTS = "starts: ";
  private static final String CONTAINS = "contains: ";

  private final List<String> beginnings;
  private final List<String> inside;

  private Boilerplate(List<String> lines) {
    this.beginnings = phrases(lines, STARTS);
    this.inside = phrases(lines, CONTAINS);
  }

  boolean matches(String text) {
    String folded = FoldedText.of(text);
    String spaced = " " + folded + " ";
    return beginnings.stream().anyMatch(phrase -> (folded + " ").startsWith(phrase + " "))
        || inside.stream().anyMatch(phrase -> spaced.contains(" " + phrase + " "));
  }

  private static List<String> phrases(List<String> lines, String prefix) {
    return lines.stream()
        .filter(line -> line.startsWith(prefix))
        .map(line -> FoldedText.of(line.substring(prefix.length())))
        .collect(Collectors.toList());
  }
}
