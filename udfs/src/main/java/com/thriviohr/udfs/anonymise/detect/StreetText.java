package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.List;

/** What the tokens of one text can be in a postal address. */
final class StreetText {
  /** What lies between two tokens. */
  enum Gap {
    /** One phrase goes on. */
    NEAR,
    /** A comma. */
    COMMA,
    /** A line end. */
    LINE,
    /** The end of a sentence or anything else. */
    BREAK
  }

  private static final int LONGEST_GAP = 12;
  private static final int LEAST_BEFORE_TAIL = 4;
  private static final List<String> LIST = WordList.read("street-words.txt");
  private static final Keywords TYPES = kind("type");
  private static final Keywords SHORTS = kind("short");
  private static final Keywords HEADS = kind("head");
  private static final Keywords STRONG_HEADS = kind("strong");
  private static final Keywords NUMBERED = kind("numbered");
  private static final Keywords LONE = kind("lone");
  private static final Keywords CAPITAL_HEADS = kind("capital");
  private static final Keywords UNITS = kind("unit");
  private static final Keywords LINKS = kind("link");
  private static final Keywords CALENDAR =
      new Keywords(
          ("january february march april may june july august september october november december"
                  + " jan feb mar apr jun jul aug sep sept oct nov dec am pm utc gmt monday tuesday"
                  + " wednesday thursday friday saturday sunday mon tue wed thu fri sat sun")
              .split(" ", -1));
  private static final String[] TAILS = words("tail").toArray(new String[0]);

  private final DetectionInput input;
  private final Tokens tokens;
  private final boolean withoutCapitals;

  StreetText(DetectionInput input) {
    this.input = input;
    this.tokens = input.tokens();
    int capitals = 0;
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      capitals += input.count(letter);
    }
    this.withoutCapitals = capitals == 0;
  }

  private static List<String> words(String kind) {
    List<String> words = new ArrayList<>();
    for (String line : LIST) {
      if (line.startsWith(kind + " ")) {
        words.add(Characters.fold(line.substring(kind.length() + 1)));
      }
    }
    return words;
  }

  private static Keywords kind(String kind) {
    return new Keywords(words(kind).toArray(new String[0]));
  }

  /** True for a text all in lower case, where capitals tell nothing. */
  boolean isWithoutCapitals() {
    return withoutCapitals;
  }

  int count() {
    return tokens.count();
  }

  /** The gap before a token. */
  Gap gap(int token) {
    int from = tokens.end(token - 1);
    int to = tokens.start(token);
    if (to - from > LONGEST_GAP) {
      return Gap.BREAK;
    }
    Gap gap = Gap.NEAR;
    for (int i = from; i < to; i++) {
      char unit = input.at(i);
      if (unit == '\n') {
        gap = Gap.LINE;
      } else if (unit == ',' && gap == Gap.NEAR) {
        gap = Gap.COMMA;
      } else if (!isFiller(unit, gap, token - 1)) {
        return Gap.BREAK;
      }
    }
    return gap == Gap.NEAR && to - from > 2 ? Gap.BREAK : gap;
  }

  private boolean isFiller(char unit, Gap gap, int before) {
    if (unit == '.') {
      // "u. 91." and "Str. 20" go on, "Street. Then" does not.
      int end = tokens.end(before);
      return end - tokens.start(before) <= 4 || input.foldedAt(end - 3, "str");
    }
    if (unit == '/') {
      return tokens.end(before) - tokens.start(before) == 1;
    }
    boolean quote = gap == Gap.LINE && (unit == '>' || unit == '?' || unit == '|');
    return quote || " \t\r-'’,".indexOf(unit) >= 0;
  }

  boolean isNear(int token) {
    return token < tokens.count() && gap(token) == Gap.NEAR;
  }

  /** A house number: up to five digits, perhaps a letter behind them. */
  boolean isNumber(int token) {
    if (token < 0 || token >= tokens.count()) {
      return false;
    }
    int start = tokens.start(token);
    int end = tokens.end(token);
    int digits = digits(start, end);
    boolean whole = digits == end - start || (digits == end - start - 1 && digits > 0);
    return whole && digits <= 5 && "./:-@#$€£+".indexOf(input.at(start - 1)) < 0;
  }

  /** Five digits or the like: a postal code where one may stand. */
  boolean isPostcode(int token) {
    if (token >= tokens.count()) {
      return false;
    }
    int start = tokens.start(token);
    int length = tokens.end(token) - start;
    return length >= 4 && length <= 6 && digits(start, start + length) == length;
  }

  private int digits(int start, int end) {
    int digits = 0;
    while (start + digits < end && Characters.isDigit(input.at(start + digits))) {
      digits++;
    }
    return digits;
  }

  boolean isLink(int token) {
    return LINKS.match(input, token);
  }

  /** A word that can be part of a name; any word in a text without capitals. */
  boolean isName(int token) {
    char first = input.at(tokens.start(token));
    if (Characters.isDigit(first)) {
      return isOrdinal(token);
    }
    boolean written = Character.isUpperCase(first) || withoutCapitals || isLink(token);
    return written && !CALENDAR.match(input, token);
  }

  private boolean isOrdinal(int token) {
    int end = tokens.end(token);
    return end - tokens.start(token) > 2
        && (input.foldedAt(end - 2, "th")
            || input.foldedAt(end - 2, "st")
            || input.foldedAt(end - 2, "nd")
            || input.foldedAt(end - 2, "rd"));
  }

  boolean isType(int token) {
    return TYPES.match(input, token) || SHORTS.match(input, token);
  }

  /** Words such as utca, which stand between name and number. */
  boolean isNumberedType(int token) {
    return isNumber(token + 1) && NUMBERED.match(input, token) && isNear(token + 1);
  }

  /** A capitalised word such as Street, which tells without a number. */
  boolean isLoneType(int token) {
    return token < tokens.count() && isUpper(token) && LONE.match(input, token);
  }

  /** Words such as Rua, with a number somewhere behind. */
  boolean isStrongHead(int token) {
    return STRONG_HEADS.match(input, token)
        || (isUpper(token) && CAPITAL_HEADS.match(input, token));
  }

  /** Words such as Via or place, which are ordinary words, too. */
  boolean isHead(int token) {
    boolean written = tokens.end(token) - tokens.start(token) > 3 || isUpper(token);
    return isStrongHead(token) || (HEADS.match(input, token) && (written || withoutCapitals));
  }

  /** Compounds such as Hauptstrasse. */
  boolean isCompound(int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    if (end - start < LEAST_BEFORE_TAIL + 3 || !(isUpper(token) || withoutCapitals)) {
      return false;
    }
    for (String tail : TAILS) {
      if (end - start >= tail.length() + LEAST_BEFORE_TAIL
          && input.foldedAt(end - tail.length(), tail)) {
        return true;
      }
    }
    return false;
  }

  /** "Apt. 5". */
  boolean isUnit(int token) {
    return token + 1 < tokens.count()
        && UNITS.match(input, token)
        && isNumber(token + 1)
        && tokens.start(token + 1) - tokens.end(token) <= 2;
  }

  boolean isUpper(int token) {
    return Character.isUpperCase(input.at(tokens.start(token)));
  }

  /** Two or three letters, as of a state. */
  boolean isRegion(int token) {
    if (token >= tokens.count()) {
      return false;
    }
    int length = tokens.end(token) - tokens.start(token);
    for (int i = tokens.start(token); i < tokens.end(token); i++) {
      if (!Character.isLetter(input.at(i)) || !Character.isUpperCase(input.at(i))) {
        return false;
      }
    }
    return length == 2 || length == 3;
  }
}
