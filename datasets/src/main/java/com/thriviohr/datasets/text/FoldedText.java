package com.thriviohr.datasets.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Texts that differ only in case, width, white space, punctuation or emoji fold to the same one.
 */
public final class FoldedText {
  private static final int WORD_PARTS =
      1 << Character.UPPERCASE_LETTER
          | 1 << Character.LOWERCASE_LETTER
          | 1 << Character.TITLECASE_LETTER
          | 1 << Character.MODIFIER_LETTER
          | 1 << Character.OTHER_LETTER
          | 1 << Character.NON_SPACING_MARK
          | 1 << Character.ENCLOSING_MARK
          | 1 << Character.COMBINING_SPACING_MARK
          | 1 << Character.DECIMAL_DIGIT_NUMBER
          | 1 << Character.LETTER_NUMBER
          | 1 << Character.OTHER_NUMBER;

  private FoldedText() {}

  /** Words in lower case, one space between them. */
  public static String of(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder words = new StringBuilder(lower.length());
    lower.codePoints().forEach(character -> append(words, character));
    int end = words.length();
    return end > 0 && words.charAt(end - 1) == ' ' ? words.substring(0, end - 1) : words.toString();
  }

  private static void append(StringBuilder words, int character) {
    if (isWordPart(character)) {
      words.appendCodePoint(character);
    } else if (words.length() > 0 && words.charAt(words.length() - 1) != ' ') {
      words.append(' ');
    }
  }

  /** The Unicode categories L, M and N. */
  private static boolean isWordPart(int character) {
    int bit = 1 << Character.getType(character);
    return (bit & WORD_PARTS) != 0;
  }
}
