package com.thriviohr.datasets.text;

/**
 * Makes a text fit for a turn of a chat: no control-token literals, no NUL or other control
 * characters but line feed and tab, no lone surrogates, LF line ends, no white space around.
 */
public final class TurnText {
  private static final int REPLACEMENT = 0xFFFD;

  private TurnText() {}

  /** The text as it may stand in a turn; doing it again changes nothing. */
  public static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n")
        .replace('\r', '\n')
        .codePoints()
        .map(TurnText::whole)
        .filter(TurnText::isKept)
        .forEach(clean::appendCodePoint);
    // Tokens are broken last: a dropped NUL may have kept "<" and "|" apart.
    return trim(ControlTokens.neutralise(clean.toString()));
  }

  /**
   * Trims as Python's {@code str.strip} does, which chat templates call: no-break spaces too, which
   * {@link String#strip} keeps.
   */
  public static String trim(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static int whole(int codePoint) {
    boolean alone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return alone ? REPLACEMENT : codePoint;
  }

  private static boolean isKept(int codePoint) {
    return codePoint == '\n' || codePoint == '\t' || !Character.isISOControl(codePoint);
  }

  private static boolean isSpace(char unit) {
    return Character.isWhitespace(unit) || Character.isSpaceChar(unit) || unit == '\u0085';
  }
}
