package com.thriviohr.udfs.anonymise.audit;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * The audit's own fold and split, apart from the detectors' on purpose: an error in theirs must
 * show here.
 */
final class FoldedWords {
  private FoldedWords() {}

  /** NFKD, lower case, without combining marks and invisible characters. */
  static String fold(String text) {
    boolean ascii = text.chars().allMatch(unit -> unit < 128);
    String split = ascii ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(split.length());
    for (int i = 0; i < split.length(); i++) {
      char unit = split.charAt(i);
      int type = unit < 128 ? 0 : Character.getType(unit);
      if (type != Character.NON_SPACING_MARK && type != Character.FORMAT) {
        folded.append(Character.toLowerCase(unit));
      }
    }
    return folded.toString();
  }

  /** Runs of letters and digits. */
  static List<String> words(String folded) {
    return split(folded, "");
  }

  /** Runs of letters, digits and the marks that handles have. */
  static List<String> handles(String folded) {
    return split(folded, "_-.[]\\`^{}|");
  }

  private static List<String> split(String folded, String marks) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= folded.length(); i++) {
      boolean inside =
          i < folded.length()
              && (Character.isLetterOrDigit(folded.charAt(i))
                  || marks.indexOf(folded.charAt(i)) >= 0);
      if (!inside) {
        if (i > start) {
          words.add(folded.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
