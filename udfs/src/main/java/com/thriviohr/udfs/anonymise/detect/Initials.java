package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Set;

/** When single letters stand for the names of a person: "Katherine O.", "K.O.". */
final class Initials {
  private static final String CLOSING = ".,;:!?)\n\"";

  /** Abbreviations that texts hold anyway. */
  private static final Set<String> USUAL =
      Set.of(
          "us", "uk", "eu", "un", "ps", "am", "pm", "ok", "id", "tv", "pc", "it", "hr", "qa", "pr",
          "ai", "vp", "dc", "la", "ny", "nb", "po", "pt", "ba", "ma", "bs", "ms", "md", "jd", "rn",
          "ie", "eg", "cf", "vs", "ad", "bc", "ce", "iq", "ux", "ui", "rc", "st", "no", "cd", "dj");

  private Initials() {}

  /** True unless the form has initials and the text does not write them so. */
  static boolean areWritten(DetectionInput input, NameForm form, int first, int last) {
    switch (form) {
      case GIVEN_INITIAL:
        return isLetter(input, last) && isClosed(input, input.tokens().end(last));
      case INITIALS:
        return isDotted(input, first) && isDotted(input, last) && !isUsual(input, first, last);
      default:
        return true;
    }
  }

  private static boolean isLetter(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    return input.tokens().end(token) == start + 1 && Character.isUpperCase(input.at(start));
  }

  private static boolean isClosed(DetectionInput input, int end) {
    return end >= input.text().length()
        || (CLOSING.indexOf(input.at(end)) >= 0 && !Characters.isWord(input.at(end + 1)));
  }

  private static boolean isDotted(DetectionInput input, int token) {
    return isLetter(input, token) && input.at(input.tokens().end(token)) == '.';
  }

  /** "U.S.", and every longer row of letters with dots. */
  private static boolean isUsual(DetectionInput input, int first, int last) {
    int start = input.tokens().start(first);
    int end = input.tokens().end(last);
    boolean row = input.at(start - 1) == '.' || Characters.isWord(input.at(end + 1));
    return row
        || USUAL.contains(
            Characters.fold("" + input.at(start) + input.at(input.tokens().start(last))));
  }
}
