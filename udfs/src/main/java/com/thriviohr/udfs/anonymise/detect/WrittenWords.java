package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.TokenTable;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.List;
import java.util.Map;

/**
 * Which word of the roster a token writes: as it stands, in the genitive ("Zeldas"), in a case of
 * Russian ("Екатерине"), drawn out ("Kaaate") or misspelt. Immutable.
 */
final class WrittenWords {
  private static final int SHORTEST_GENITIVE = 4;
  private static final int SHORTEST_DRAWN_OUT = 3;
  private static final char FIRST_CYRILLIC = '\u0400';
  private static final char LAST_CYRILLIC = '\u04ff';

  private final Map<String, Integer> numbers;
  private final TokenTable table;
  private final List<String> names;
  private final Misspellings misspellings;

  /**
   * @param numbers folded words, numbered in the order of the map
   * @param names the same in their order, blank for what is no word of a name
   */
  WrittenWords(Map<String, Integer> numbers, List<String> names) {
    this.numbers = numbers;
    this.table = new TokenTable(numbers.keySet());
    this.names = names;
    this.misspellings = new Misspellings(names);
  }

  /** The number of the word that a token writes, or -1. */
  int find(DetectionInput input, int token) {
    int number = table.find(input.normalised(), input.tokens(), token);
    return number >= 0 ? number : findChanged(input, token);
  }

  /** The numbers of the names within one edit of a token. */
  int[] near(DetectionInput input, int token) {
    return misspellings.near(
        input.normalised(), input.tokens().start(token), input.tokens().end(token));
  }

  /** A name with the s of German and its neighbours, "Zeldas Laptop", which is no word itself. */
  boolean isGenitive(DetectionInput input, int token) {
    return table.find(input.normalised(), input.tokens(), token) < 0
        && hasGenitive(input, input.tokens().start(token), input.tokens().end(token));
  }

  private int findChanged(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    int end = input.tokens().end(token);
    if (hasGenitive(input, start, end)) {
      return table.find(input.normalised(), start, end - 1);
    }
    char first = input.at(start);
    if (first >= FIRST_CYRILLIC && first <= LAST_CYRILLIC) {
      return Character.isUpperCase(first) ? inNominative(input, start, end) : -1;
    }
    if (isDrawnOut(input.normalised(), start, end)) {
      return shortened(input, start, end);
    }
    return misspellings.find(input.normalised(), start, end);
  }

  private boolean hasGenitive(DetectionInput input, int start, int end) {
    return end - start >= SHORTEST_GENITIVE
        && input.normalised().folded(end - 1) == 's'
        && Character.isUpperCase(input.at(start))
        && table.find(input.normalised(), start, end - 1) >= 0
        && !WordList.isOrdinary(input.normalised(), start, end);
  }

  private int inNominative(DetectionInput input, int start, int end) {
    String name = RussianCases.nominative(folded(input, start, end), this::isName);
    return name == null ? misspellings.find(input.normalised(), start, end) : numbers.get(name);
  }

  private static boolean isDrawnOut(NormalisedText text, int start, int end) {
    for (int i = start + 2; i < end; i++) {
      if (text.folded(i) == text.folded(i - 1) && text.folded(i) == text.folded(i - 2)) {
        return Character.isLetter(text.folded(i));
      }
    }
    return false;
  }

  /** "Kaaate" is Kate, "Annnna" is Anna. */
  private int shortened(DetectionInput input, int start, int end) {
    String drawn = folded(input, start, end);
    for (String times : List.of("$1", "$1$1")) {
      String name = drawn.replaceAll("(\\p{L})\\1\\1+", times);
      if (name.length() >= SHORTEST_DRAWN_OUT && isName(name)) {
        return numbers.get(name);
      }
    }
    return -1;
  }

  private boolean isName(String folded) {
    Integer number = numbers.get(folded);
    return number != null && !names.get(number).isEmpty();
  }

  private static String folded(DetectionInput input, int start, int end) {
    return Characters.fold(input.text().substring(start, end));
  }
}
