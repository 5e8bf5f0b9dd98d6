package com.thriviohr.udfs.anonymise.detect;

/** Reads US military addresses: "PSC 12, Box 34, APO AE 09012", "USS Name, FPO AP 96601". */
final class MilitaryAddress {
  private static final int MOST_TOKENS = 5;
  private static final Keywords OPENERS =
      new Keywords("psc", "cmr", "unit", "uss", "usns", "usnv", "usv", "uscgc");
  private static final Keywords OFFICES = new Keywords("apo", "fpo", "dpo");
  private static final Keywords AREAS = new Keywords("aa", "ae", "ap");

  private MilitaryAddress() {}

  /** False when a text has no such address. */
  static boolean mayOccur(DetectionInput input) {
    return OFFICES.mayOccur(input) && AREAS.mayOccur(input);
  }

  /** Last token of the address that starts at a token, or -1. */
  static int last(DetectionInput input, StreetText text, int first) {
    if (!OPENERS.match(input, first)) {
      return -1;
    }
    for (int t = first + 1; t < Math.min(text.count() - 2, first + 1 + MOST_TOKENS); t++) {
      if (text.gap(t) == StreetText.Gap.BREAK) {
        return -1;
      }
      if (OFFICES.match(input, t) && AREAS.match(input, t + 1) && text.isPostcode(t + 2)) {
        return t + 2;
      }
    }
    return -1;
  }
}
