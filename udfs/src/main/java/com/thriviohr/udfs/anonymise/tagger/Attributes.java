package com.thriviohr.udfs.anonymise.tagger;

/** Coarser views of a word's lexicon attributes. */
final class Attributes {
  /** Flags that a phrase may have. */
  static final int PHRASE = NameLexicon.PLACE | NameLexicon.GROUP | NameLexicon.KNOWN;

  /** Flags of places and organisations. */
  static final int THING = NameLexicon.PLACE | NameLexicon.GROUP;

  private Attributes() {}

  /** Two bits for each commonness (none, rare, common) and whether a place or a group. */
  static int kind(int attributes) {
    int word = coarse(NameLexicon.level(attributes, NameLexicon.WORD), 3);
    int given = coarse(NameLexicon.level(attributes, NameLexicon.GIVEN), 4);
    int family = coarse(NameLexicon.level(attributes, NameLexicon.FAMILY), 4);
    int place = (attributes >> 9 & 1) + (attributes >> 15 & 1);
    return word + 3 * given + 9 * family + 27 * place + 81 * (attributes >> 10 & 1);
  }

  /** How much more a word is a name than an ordinary word: difference of the two, and both zero. */
  static int odds(int attributes) {
    int word = NameLexicon.level(attributes, NameLexicon.WORD);
    int given = NameLexicon.level(attributes, NameLexicon.GIVEN);
    int family = NameLexicon.level(attributes, NameLexicon.FAMILY);
    if (word + given + family == 0) {
      return 31;
    }
    return Math.max(given, family) - word + 8 + (given >= family ? 0 : 16);
  }

  private static int coarse(int level, int common) {
    if (level == 0) {
      return 0;
    }
    return level < common ? 1 : 2;
  }
}
