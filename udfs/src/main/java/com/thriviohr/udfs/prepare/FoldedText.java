package com.thriviohr.udfs.prepare;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Texts that differ only in case, width, white space, punctuation or emoji fold to the same one.
 */
final class FoldedText {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

  private FoldedText() {}

  /** Words in lower case, one space between them. */
  static String of(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_WORD.matcher(lower).replaceAll(" ").strip();
  }
}
