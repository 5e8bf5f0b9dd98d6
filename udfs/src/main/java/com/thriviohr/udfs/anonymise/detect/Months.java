package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;

/** When April, May, June and August are months, not people: "in April", "May 5", "late June". */
final class Months {
  private static final Keywords NAMES = new Keywords("april", "may", "june", "august");
  private static final Keywords BEFORE =
      new Keywords(
          "in",
          "by",
          "until",
          "till",
          "since",
          "early",
          "late",
          "mid",
          "next",
          "last",
          "during",
          "through",
          "throughout",
          "between",
          "end",
          "of",
          "january",
          "february",
          "march",
          "july",
          "september",
          "october",
          "november",
          "december");

  private Months() {}

  /** True for a token that is a month where it stands. */
  static boolean isMonth(DetectionInput input, int token) {
    if (!NAMES.match(input, token)) {
      return false;
    }
    Tokens tokens = input.tokens();
    boolean led =
        token > 0
            && tokens.start(token) - tokens.end(token - 1) == 1
            && (BEFORE.match(input, token - 1) || isNumber(input, token - 1));
    boolean dated =
        token + 1 < tokens.count()
            && tokens.start(token + 1) - tokens.end(token) == 1
            && isNumber(input, token + 1);
    boolean possessive = input.at(tokens.end(token)) == '\'' || input.at(tokens.end(token)) == '’';
    return (led || dated) && !possessive;
  }

  private static boolean isNumber(DetectionInput input, int token) {
    return Characters.isDigit(input.at(input.tokens().start(token)));
  }
}
