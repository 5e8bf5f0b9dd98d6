package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/** Finds a house number, up to four words and a street word, with a flat number behind it. */
public final class StreetDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "street-address";

  private static final int MOST_WORDS = 4;
  private static final Keywords STREETS =
      new Keywords(
          "street",
          "st",
          "avenue",
          "ave",
          "road",
          "rd",
          "boulevard",
          "blvd",
          "lane",
          "ln",
          "drive",
          "dr",
          "court",
          "ct",
          "square",
          "terrace",
          "parkway",
          "pkwy",
          "highway",
          "hwy",
          "crescent");
  private static final Keywords FLATS =
      new Keywords("apt", "apartment", "suite", "unit", "flat", "floor", "ste");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() == 0) {
      return;
    }
    Tokens tokens = input.tokens();
    for (int t = 0; t + 2 < tokens.count(); t++) {
      if (isHouseNumber(input, t)) {
        int street = street(input, t);
        if (street > 0) {
          int last = flat(input, street);
          found.accept(
              new Entity(
                  tokens.start(t),
                  tokens.end(last),
                  EntityTypes.STREET_ADDRESS,
                  NAME,
                  Strength.CONTEXT));
          t = last;
        }
      }
    }
  }

  private static boolean isHouseNumber(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    int length = input.tokens().end(token) - start;
    return length <= 6
        && Characters.isDigit(input.at(start))
        && input.at(start) != '0'
        && "./:-@".indexOf(input.at(start - 1)) < 0;
  }

  /** The street word behind one or more capitalised or ordinal words, or -1. */
  private static int street(DetectionInput input, int number) {
    Tokens tokens = input.tokens();
    for (int t = number + 1; t < Math.min(tokens.count(), number + 2 + MOST_WORDS); t++) {
      int gap = tokens.start(t) - tokens.end(t - 1);
      if (gap > 2 || input.at(tokens.end(t - 1)) == '\n') {
        return -1;
      }
      if (t > number + 1 && STREETS.match(input, t)) {
        return t;
      }
      char first = input.at(tokens.start(t));
      if (!Character.isUpperCase(first) && !Characters.isDigit(first)) {
        return -1;
      }
    }
    return -1;
  }

  private static int flat(DetectionInput input, int street) {
    int next = street + 1;
    boolean flat = next + 1 < input.tokens().count() && FLATS.match(input, next);
    return flat ? next + 1 : street;
  }
}
