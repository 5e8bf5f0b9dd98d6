package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Set;

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
  private static final String DASH = " - ";
  private static final int LEAST_BEFORE_TAIL = 4;
  private static final int MOST_FLOOR_DIGITS = 2;
  private static final Set<String> DOOR_MARKS = Set.of("o", "a");
  private static final Set<String> FLOOR_MARKS =
      Set.of("", "o", "a", "e", "er", "eme", "nd", "st", "rd", "th");
  private static final Keywords CALENDAR =
      new Keywords(
          ("january february march april may june july august september october november december"
                  + " jan feb mar apr jun jul aug sep sept oct nov dec am pm utc gmt monday tuesday"
                  + " wednesday thursday friday saturday sunday mon tue wed thu fri sat sun")
              .split(" ", -1));

  private final DetectionInput input;
  private final Tokens tokens;
  private final int[] kinds;
  private final boolean withoutCapitals;

  StreetText(DetectionInput input) {
    this.input = input;
    this.tokens = input.tokens();
    this.kinds = StreetWord.kinds(input);
    int capitals = 0;
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      capitals += input.count(letter);
    }
    this.withoutCapitals = capitals == 0;
  }

  private boolean is(StreetWord kind, int token) {
    return kind.isAmong(kinds[token]);
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
    if (to - from == DASH.length() && input.text().startsWith(DASH, from)) {
      return Gap.COMMA;
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

  /** Last token of a postal code in one or two pieces, "4050-265", "1015 CJ", or -1. */
  int postcodeEnd(int token) {
    if (!isPostcode(token)) {
      return -1;
    }
    int next = token + 1;
    if (next >= tokens.count() || tokens.start(next) != tokens.end(token) + 1) {
      return token;
    }
    int start = tokens.start(next);
    int length = tokens.end(next) - start;
    boolean hyphened = input.at(start - 1) == '-' && digits(start, start + length) == length;
    boolean lettered = input.at(start - 1) == ' ' && length == 2 && isRegion(next);
    boolean dutch = lettered && tokens.end(token) - tokens.start(token) == 4;
    return dutch || (hyphened && length >= 3 && length <= 4) ? next : token;
  }

  private int digits(int start, int end) {
    int digits = 0;
    while (start + digits < end && Characters.isDigit(input.at(start + digits))) {
      digits++;
    }
    return digits;
  }

  boolean isLink(int token) {
    return is(StreetWord.LINK, token);
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
    return is(StreetWord.TYPE, token) || is(StreetWord.SHORT, token);
  }

  /** Words such as utca, which stand between name and number. */
  boolean isNumberedType(int token) {
    return isNumber(token + 1) && is(StreetWord.NUMBERED, token) && isNear(token + 1);
  }

  /** A capitalised word such as Street, which tells without a number. */
  boolean isLoneType(int token) {
    return token < tokens.count() && isUpper(token) && is(StreetWord.LONE, token);
  }

  /** Words such as Rua, with a number somewhere behind. */
  boolean isStrongHead(int token) {
    return is(StreetWord.STRONG, token) || (isUpper(token) && is(StreetWord.CAPITAL, token));
  }

  /** Words such as Via or place, which are ordinary words, too. */
  boolean isHead(int token) {
    boolean written = tokens.end(token) - tokens.start(token) > 3 || isUpper(token);
    return isStrongHead(token) || (is(StreetWord.HEAD, token) && (written || withoutCapitals));
  }

  /** Compounds such as Hauptstrasse. */
  boolean isCompound(int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    if (end - start < LEAST_BEFORE_TAIL + 3 || !(isUpper(token) || withoutCapitals)) {
      return false;
    }
    for (String tail : StreetWord.TAILS) {
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
        && is(StreetWord.UNIT, token)
        && (isNumber(token + 1) || (is(StreetWord.DOOR, token) && isCapital(token + 1)))
        && tokens.start(token + 1) - tokens.end(token) <= 2;
  }

  /** Last token of a floor, "3º B", "1º izq.", "3e étage", "2nd Floor", "3. OG", or -1. */
  int floorEnd(int token) {
    int start = tokens.start(token);
    int digits = digits(start, tokens.end(token));
    String mark = digits == 0 ? "" : folded(start + digits, tokens.end(token));
    if (digits == 0 || digits > MOST_FLOOR_DIGITS || !FLOOR_MARKS.contains(mark)) {
      return -1;
    }
    int next = token + 1;
    boolean dotted = mark.isEmpty() && input.at(start + digits) == '.';
    if (isNear(next) && is(StreetWord.FLOOR, next) && (dotted || !mark.isEmpty())) {
      return next;
    }
    if (!DOOR_MARKS.contains(mark)) {
      return -1;
    }
    return (isNear(next) && isCapital(next)) || (isNear(next) && is(StreetWord.DOOR, next))
        ? next
        : token;
  }

  /** One capital letter, as of a door. */
  private boolean isCapital(int token) {
    return isUpper(token) && tokens.end(token) == tokens.start(token) + 1;
  }

  private String folded(int start, int end) {
    return Characters.fold(input.text().substring(start, end));
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
