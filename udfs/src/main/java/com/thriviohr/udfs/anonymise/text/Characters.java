package com.thriviohr.udfs.anonymise.text;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Classes and folds of UTF-16 units, from tables. A fold keeps the length of a text: lower case, no
 * diacritics, one unit for one unit, so that offsets in the folded text are offsets in the text.
 */
public final class Characters {
  private static final byte LETTER = 1;
  private static final byte DIGIT = 2;
  private static final byte IDEOGRAPH = 3;
  private static final String FROM = "ßøłđæœþıðħ’‘ʼ‐‑‒–";
  private static final String TO = "soldaotidh'''----";
  private static final char[] FOLDED = new char[1 << 16];
  private static final byte[] CLASSES = new byte[1 << 16];

  static {
    for (int i = 0; i < FOLDED.length; i++) {
      CLASSES[i] = classOf((char) i);
      FOLDED[i] = foldOf((char) i);
    }
  }

  private Characters() {}

  /** Lower case without diacritics. */
  public static char fold(char unit) {
    return FOLDED[unit];
  }

  /** The fold of a whole text, as long as the text. */
  public static String fold(CharSequence text) {
    char[] folded = new char[text.length()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = FOLDED[text.charAt(i)];
    }
    return new String(folded);
  }

  /** Letters, digits, combining marks and ideographs. */
  public static boolean isWord(char unit) {
    return CLASSES[unit] != 0;
  }

  /** Scripts written without spaces: each character is a token of its own. */
  public static boolean isIdeograph(char unit) {
    return CLASSES[unit] == IDEOGRAPH;
  }

  /** ASCII digits only; NFKC has turned full-width digits into them. */
  public static boolean isDigit(char unit) {
    return unit >= '0' && unit <= '9';
  }

  /** True for a text with an ASCII digit. */
  public static boolean hasDigit(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** True for nothing but ASCII digits. */
  public static boolean isDigits(CharSequence text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!isDigit(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** ASCII letters only. */
  public static boolean isAsciiLetter(char unit) {
    return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z');
  }

  /** ASCII letters and digits. */
  public static boolean isAsciiWord(char unit) {
    return isAsciiLetter(unit) || isDigit(unit);
  }

  /** Digits and the letters a to f in either case. */
  public static boolean isHex(char unit) {
    return isDigit(unit) || (unit >= 'a' && unit <= 'f') || (unit >= 'A' && unit <= 'F');
  }

  private static byte classOf(char unit) {
    if (Character.isIdeographic(unit) || (unit >= 0x3040 && unit <= 0x30ff)) {
      return IDEOGRAPH;
    }
    if (Character.isDigit(unit)) {
      return DIGIT;
    }
    int type = Character.getType(unit);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    return Character.isLetter(unit) || mark ? LETTER : 0;
  }

  private static char foldOf(char unit) {
    if (unit < 0x80) {
      return Character.toLowerCase(unit);
    }
    String lower = String.valueOf(unit).toLowerCase(Locale.ROOT);
    int special = FROM.indexOf(lower.charAt(0));
    if (special >= 0) {
      return TO.charAt(special);
    }
    if (Character.isSurrogate(unit)) {
      return unit;
    }
    String split = Normalizer.normalize(lower, Normalizer.Form.NFD);
    return split.length() > 1 && !isMark(split.charAt(1)) ? lower.charAt(0) : split.charAt(0);
  }

  private static boolean isMark(char unit) {
    return Character.getType(unit) == Character.NON_SPACING_MARK;
  }
}
