package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The kinds of words of {@code street-words.txt}, which says what they mean. */
enum StreetWord {
  TYPE(1 << 0),
  SHORT(1 << 1),
  HEAD(1 << 2),
  STRONG(1 << 3),
  NUMBERED(1 << 4),
  LONE(1 << 5),
  CAPITAL(1 << 6),
  UNIT(1 << 7),
  LINK(1 << 8),
  DOOR(1 << 9),
  FLOOR(1 << 10);

  /** The ends of compounds such as Hauptstrasse, folded. */
  static final List<String> TAILS = List.copyOf(words("tail"));

  private static final WordKinds KINDS = read();

  private final int bit;

  StreetWord(int bit) {
    this.bit = bit;
  }

  /** The kinds of each token of a text, as bits. */
  static int[] kinds(DetectionInput input) {
    return KINDS.of(input);
  }

  /** True when a token of these kinds is of this one, too. */
  boolean isAmong(int kinds) {
    return (kinds & bit) != 0;
  }

  private static WordKinds read() {
    Map<String, Integer> kinds = new HashMap<>();
    for (StreetWord kind : values()) {
      for (String word : words(kind.name().toLowerCase(Locale.ROOT))) {
        kinds.merge(word, kind.bit, (one, other) -> one | other);
      }
    }
    return new WordKinds(kinds);
  }

  private static List<String> words(String kind) {
    List<String> words = new ArrayList<>();
    for (String line : WordList.read("street-words.txt")) {
      if (line.startsWith(kind + " ")) {
        words.add(Characters.fold(line.substring(kind.length() + 1)));
      }
    }
    return words;
  }
}
