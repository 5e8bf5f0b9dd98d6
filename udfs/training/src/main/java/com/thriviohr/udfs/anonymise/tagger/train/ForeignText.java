package com.thriviohr.udfs.anonymise.tagger.train;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Strings of common words of a language, the commoner the more often: no sentences, but enough to
 * learn that such words, capitalised or not, are nobody's name.
 */
final class ForeignText {
  private static final String RESOURCE = "common-words.txt";
  private static final int LONGEST = 9;

  private final Map<String, List<String>> wordsByLanguage = WordLists.kinds(RESOURCE);

  /** The words of every language. */
  static Iterable<List<String>> languages() {
    return WordLists.kinds(RESOURCE).values();
  }

  /** True for a language that is known by its ISO 639-1 code. */
  boolean knows(String language) {
    return wordsByLanguage.containsKey(language);
  }

  /** Some words of a language. */
  String draw(String language, SplittableRandom random) {
    List<String> words = wordsByLanguage.get(language);
    int capitals = random.nextInt(4) == 0 ? 40 : 3;
    StringBuilder text = new StringBuilder();
    for (int left = 2 + random.nextInt(LONGEST); left > 0; left--) {
      double rank = random.nextDouble();
      String word = words.get((int) (words.size() * rank * rank));
      boolean capital = text.length() == 0 || random.nextInt(100) < capitals;
      text.append(capital ? TextNoise.capitalise(word) : word);
      text.append(left == 1 ? "" : random.nextInt(12) == 0 ? ", " : " ");
    }
    return text.toString();
  }
}
