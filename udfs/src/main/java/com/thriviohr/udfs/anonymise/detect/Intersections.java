package com.thriviohr.udfs.anonymise.detect;

/**
 * Reads places without a house number: "the corner of Elm Street and Fifth Avenue", "at Elm and 12
 * Fifth Avenue", "on Elm Street". Looks a few tokens ahead.
 */
final class Intersections {
  private static final int MOST_TOKENS = 7;
  private static final int MOST_NAMES = 3;
  private static final Keywords CORNER = new Keywords("corner");
  private static final Keywords OF = new Keywords("of");
  private static final Keywords AND = new Keywords("and");
  private static final Keywords THE = new Keywords("the");
  private static final Keywords AT =
      new Keywords("at", "to", "on", "in", "near", "along", "from", "with", "is", "same");

  private final DetectionInput input;
  private final StreetText text;

  Intersections(DetectionInput input, StreetText text) {
    this.input = input;
    this.text = text;
  }

  /** First token of the place that a token leads to. */
  int start(int token) {
    if (CORNER.match(input, token)) {
      return token > 0 && THE.match(input, token - 1) ? token - 1 : token;
    }
    return AT.match(input, token) ? token + 1 : token;
  }

  /** Last token of the place that the word corner or a preposition leads to, or -1. */
  int end(int token) {
    if (token + 2 >= text.count()) {
      return -1;
    }
    if (CORNER.match(input, token)) {
      return OF.match(input, token + 1) ? corner(token + 2) : -1;
    }
    return AT.match(input, token) && text.isUpper(token + 1) ? lone(token + 1) : -1;
  }

  private int corner(int first) {
    int and = street(first, true);
    boolean joined = and > first && and + 1 < text.count() && AND.match(input, and);
    int end = joined ? street(and + 1, false) : -1;
    boolean told = end > and + 2 && (text.isNumber(end - 1) || text.isType(end - 1));
    return told || (end > and + 1 && text.isCompound(end - 1)) ? end - 1 : -1;
  }

  /** "Elm Street" or "Elm and 12 Fifth Avenue" behind a preposition. */
  private int lone(int first) {
    int t = first;
    while (t <= first + MOST_NAMES && t < text.count() && isNamed(t, first)) {
      if (t > first && text.isLoneType(t)) {
        return t;
      }
      t++;
    }
    return t > first && text.isNear(t) && AND.match(input, t) ? second(t + 1) : -1;
  }

  private boolean isNamed(int token, int first) {
    return (token == first || text.isNear(token)) && text.isName(token) && text.isUpper(token);
  }

  private int second(int first) {
    StreetParser parser = new StreetParser(input, text);
    for (int t = first; t < Math.min(text.count(), first + MOST_NAMES); t++) {
      Street street = text.isNear(t) ? parser.at(t).orElse(null) : null;
      if (street != null) {
        boolean whole = street.isFormed() && street.first() == first;
        return whole ? street.last() : -1;
      }
    }
    int end = street(first, false);
    return end - 1 > first && text.isLoneType(end - 1) ? end - 1 : -1;
  }

  /** Token behind a street; in the second one a number or a word such as Street is the end. */
  private int street(int first, boolean toAnd) {
    int t = first;
    int limit = Math.min(text.count(), first + MOST_TOKENS);
    while (t < limit && (t == first || text.isNear(t)) && !(toAnd && AND.match(input, t))) {
      boolean end = t > first && (text.isNumber(t) || text.isType(t));
      if (!end && !text.isName(t) && !text.isNumber(t) && !text.isHead(t)) {
        break;
      }
      t++;
      if (!toAnd && end) {
        break;
      }
    }
    return t;
  }
}
