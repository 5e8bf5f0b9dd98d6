package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them. Every quantifier is bounded, so a try takes constant time. */
final class WrittenDate {
  private static final Keywords MONTHS =
      new Keywords(
          "january",
          "february",
          "march",
          "april",
          "may",
          "june",
          "july",
          "august",
          "september",
          "october",
          "november",
          "december",
          "jan",
          "feb",
          "mar",
          "apr",
          "jun",
          "jul",
          "aug",
          "sep",
          "sept",
          "oct",
          "nov",
          "dec");
  private static final String MONTH =
      "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
          + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
  private static final String OTHER_MONTH =
      "(?:januar|februar|märz|mai|juni|juli|oktober|dezember|janvier|février|mars|avril|juin|juillet"
          + "|août|septembre|octobre|novembre|décembre|enero|febrero|marzo|abril|mayo|junio|julio"
          + "|agosto|septiembre|octubre|noviembre|diciembre|gennaio|febbraio|aprile|maggio|giugno"
          + "|luglio|settembre|ottobre|dicembre|janeiro|fevereiro|março|maio|junho|julho|setembro"
          + "|outubro|novembro|dezembro|januari|februari|maart|mei|augustus)";
  private static final String TIME = "(?:[T ]\\d{1,2}:\\d\\d(?::\\d\\d)?(?:\\.\\d{1,9})?Z?)?";
  private static final Pattern DATE =
      Pattern.compile(
          "(?iu)(?:\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}"
              + TIME
              + "|\\d{1,2}([-/.])\\d{1,2}\\2(?:\\d{4}|\\d{2})"
              + TIME
              + "|\\d{1,2}(?:st|nd|rd|th)?\\.? (?:of )?"
              + MONTH
              + "(?:,? \\d{4})?|\\d{1,2}\\.? (?:de )?"
              + OTHER_MONTH
              + "(?: (?:de )?\\d{4})?|"
              + MONTH
              + " \\d{1,2}(?:st|nd|rd|th)?(?:,? \\d{4})?"
              + "|"
              + MONTH
              + " \\d{4})(?![\\p{L}\\d]|[-/.]\\d)");

  private final DetectionInput input;
  private final Matcher matcher;

  WrittenDate(DetectionInput input) {
    this.input = input;
    this.matcher = DATE.matcher(input.text());
  }

  /** Offset behind the date that starts at a token, or -1. */
  int end(int token) {
    int start = input.tokens().start(token);
    if (!Characters.isDigit(input.at(start)) && !MONTHS.match(input, token)) {
      return -1;
    }
    char before = input.at(start - 1);
    boolean labelled = before == ':' && !Characters.isDigit(input.at(start - 2));
    if ("./-:".indexOf(before) >= 0 && !labelled) {
      return -1;
    }
    matcher.region(start, input.text().length());
    return matcher.lookingAt() ? matcher.end() : -1;
  }
}
