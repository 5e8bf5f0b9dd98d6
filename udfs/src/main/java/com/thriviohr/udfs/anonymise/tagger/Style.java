package com.thriviohr.udfs.anonymise.tagger;

/** How a message uses capitals. */
final class Style {
  static final int USUAL = 0;
  static final int LOWER = 1;
  static final int HEADLINE = 2;
  static final int SHOUTING = 3;

  private Style() {}

  /** The style of a message, from the shares of its words by shape. */
  static int of(NameTokens tokens) {
    int words = 0;
    int capital = 0;
    int upper = 0;
    for (int i = 0; i < tokens.count; i++) {
      int shape = tokens.shapes[i];
      boolean counts = Shape.isWord(shape) && shape != Shape.UNCASED && shape != Shape.INITIAL;
      words += counts ? 1 : 0;
      capital += counts && shape != Shape.LOWER ? 1 : 0;
      upper += counts && shape == Shape.UPPER ? 1 : 0;
    }
    if (capital == 0) {
      return LOWER;
    }
    if (upper * 10 >= words * 6 && words > 1) {
      return SHOUTING;
    }
    return capital * 10 >= words * 6 && words > 3 ? HEADLINE : USUAL;
  }
}
