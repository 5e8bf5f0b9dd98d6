package com.thriviohr.udfs.nudge;

import java.util.regex.Pattern;

/** Tells names that people bear from what else rosters hold in the field of a name. */
final class RecipientName {
  private static final int MOST_LETTERS = 60;

  /** Letters and what stands between and behind them, joiners of Persian and Indic scripts too. */
  private static final Pattern NAME =
      Pattern.compile("\\p{L}[\\p{L}\\p{M} .'’ʼ´`‘·・\\-‐‑\\u200C\\u200D]*");

  /** Words joined by a dot, as in a domain; initials such as J.R. are no words. */
  private static final Pattern DOTTED = Pattern.compile("\\p{L}{2,}\\.\\p{L}{2,}");

  private RecipientName() {}

  /** True for a text that may stand where a nudge addresses its reader. */
  static boolean isFit(String name) {
    return name.codePointCount(0, name.length()) <= MOST_LETTERS
        && NAME.matcher(name).matches()
        && !DOTTED.matcher(name).find();
  }
}
