package com.thriviohr.udfs.anonymise.tagger.train;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Templates by kind, from lines {@code kind: template}. */
final class TemplateLines {
  private TemplateLines() {}

  static Map<String, List<String>> byKind(String resource) {
    Map<String, List<String>> kinds = new HashMap<>();
    for (String line : WordLists.lines(resource)) {
      int colon = line.indexOf(": ");
      kinds
          .computeIfAbsent(line.substring(0, colon), kind -> new ArrayList<>())
          .add(line.substring(colon + 2).replace("\\n", "\n"));
    }
    return kinds;
  }
}
