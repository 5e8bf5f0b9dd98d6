package com.thriviohr.udfs.anonymise.tagger;

/** How a token is written, as small numbers that go into features. */
public final class Shape {
  static final int LOWER = 0;
  static final int TITLE = 1;
  static final int UPPER = 2;
  static final int MIXED = 3;
  static final int INITIAL = 4;
  static final int DIGITS = 5;
  static final int ALPHANUMERIC = 6;
  static final int PUNCTUATION = 7;
  static final int HANDLE = 8;
  static final int HASHTAG = 9;
  static final int ADDRESS = 10;
  static final int SYMBOL = 11;
  static final int UNCASED = 12;

  private Shape() {}

  /** True for words made of letters, in any case. */
  static boolean isWord(int shape) {
    return shape <= INITIAL || shape == UNCASED;
  }

  /** The shape of a word token made of letters, digits, apostrophes and hyphens. */
  static int ofWord(CharSequence text, int start, int end) {
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int letters = 0;
    for (int i = start; i < end; i++) {
      char unit = text.charAt(i);
      if (Character.isUpperCase(unit)) {
        upper++;
      } else if (Character.isLowerCase(unit)) {
        lower++;
      } else if (Character.isDigit(unit)) {
        digits++;
      } else if (Character.isLetter(unit)) {
        letters++;
      }
    }
    if (digits > 0) {
      return upper + lower + letters == 0 ? DIGITS : ALPHANUMERIC;
    }
    return ofLetters(upper, lower, Character.isUpperCase(text.charAt(start)));
  }

  private static int ofLetters(int upper, int lower, boolean startsUpper) {
    if (upper == 0) {
      return lower == 0 ? UNCASED : LOWER;
    }
    if (lower == 0) {
      return upper == 1 ? INITIAL : UPPER;
    }
    return upper == 1 && startsUpper ? TITLE : MIXED;
  }
}
