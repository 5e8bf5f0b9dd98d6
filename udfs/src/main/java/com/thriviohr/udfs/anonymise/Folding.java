package com.thriviohr.udfs.anonymise;

import java.text.Normalizer;
import java.util.Locale;

/** Makes texts comparable: normalised, and folded to lower case without diacritics. */
public final class Folding {
  private Folding() {}

  /**
   * NFKC without zero-width and direction characters, which hide names from every pattern.
   *
   * @see <a href="https://www.unicode.org/reports/tr15/">Unicode normalisation forms</a>
   */
  public static String normalise(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder visible = null;
    for (int i = 0; i < composed.length(); i++) {
      boolean hidden = isHidden(composed.charAt(i));
      if (hidden && visible == null) {
        visible = new StringBuilder(composed.length()).append(composed, 0, i);
      } else if (!hidden && visible != null) {
        visible.append(composed.charAt(i));
      }
    }
    return visible == null ? composed : visible.toString();
  }

  /** Folds character by character, so that offsets stay true. */
  public static String fold(String text) {
    char[] folded = text.toCharArray();
    for (int i = 0; i < folded.length; i++) {
      folded[i] = fold(folded[i]);
    }
    return new String(folded);
  }

  static boolean isWord(char c) {
    return Character.isLetterOrDigit(c);
  }

  private static char fold(char c) {
    if (c < 128) {
      return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == '\n' || c == '\t' || c == '\r' ? ' ' : c;
    }
    switch (c) {
      case 'ł':
      case 'Ł':
        return 'l';
      case 'ø':
      case 'Ø':
        return 'o';
      case 'đ':
      case 'Đ':
        return 'd';
      case 'ı':
        return 'i';
      case '\u2019':
      case '\u02BC':
        return '\'';
      default:
        return base(c);
    }
  }

  private static char base(char c) {
    if (Character.isSurrogate(c)) {
      return c;
    }
    String decomposed = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD);
    return decomposed.substring(0, 1).toLowerCase(Locale.ROOT).charAt(0);
  }

  private static boolean isHidden(char c) {
    return (c >= '\u200B' && c <= '\u200F')
        || (c >= '\u202A' && c <= '\u202E')
        || (c >= '\u2060' && c <= '\u2069')
        || c == '\uFEFF'
        || c == '\u00AD'
        || c == '\u0000';
  }
}
