package com.thriviohr.udfs.anonymise.text;

import java.util.HashMap;
import java.util.Map;

/** Whose name a given name usually is, so that "she" still fits behind a surrogate. */
public enum Gender {
  /** A woman's. */
  FEMALE,
  /** A man's. */
  MALE,
  /** Both, or not known. */
  UNKNOWN;

  private static final String FEMALE_LINE = "F ";

  private static final Map<String, Gender> BY_NAME = read();

  /** By the first word of a name, in any script and case. */
  public static Gender of(String name) {
    int end = 0;
    while (end < name.length() && Characters.isWord(name.charAt(end))) {
      end++;
    }
    return BY_NAME.getOrDefault(Characters.fold(name.substring(0, end)), UNKNOWN);
  }

  /** True for a folded word that is usually the given name of a woman or a man. */
  public static boolean isGivenName(String folded) {
    return BY_NAME.containsKey(folded);
  }

  private static Map<String, Gender> read() {
    Map<String, Gender> genders = new HashMap<>();
    for (String line : WordList.read("given-name-genders.txt")) {
      Gender gender = line.startsWith(FEMALE_LINE) ? FEMALE : MALE;
      for (String name : line.substring(FEMALE_LINE.length()).split(" ")) {
        genders.put(name, gender);
      }
    }
    return genders;
  }
}
