package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.TextSpan;

/** A name in Latin letters inside a text of another script, whose words are no part of it. */
final class LatinNames {
  private LatinNames() {}

  /** The part of a name from its first to its last Latin word; all of a name without any. */
  static TextSpan within(String text, TextSpan name) {
    int start = name.start();
    int end = name.end();
    while (start < end && !isLatin(text.charAt(start))) {
      start++;
    }
    while (end > start && !isLatin(text.charAt(end - 1))) {
      end--;
    }
    return start == end || !hasOther(text, name) ? name : new TextSpan(start, end);
  }

  private static boolean hasOther(String text, TextSpan name) {
    for (int i = name.start(); i < name.end(); i++) {
      if (Character.isLetter(text.charAt(i)) && !isLatin(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isLatin(char unit) {
    return Character.isLetter(unit)
        && (unit < 0x80 || Character.UnicodeScript.of(unit) == Character.UnicodeScript.LATIN);
  }
}
