package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of countries: those of the JDK and other names in use. */
final class Countries {
  private static final PhraseMatcher PHRASES = new PhraseMatcher(names());

  private Countries() {}

  /** The names, in no fixed case. */
  static List<String> names() {
    Set<String> names = new LinkedHashSet<>(WordList.read("country-names.txt"));
    for (String country : Locale.getISOCountries()) {
      String name = new Locale("", country).getDisplayCountry(Locale.ENGLISH);
      names.add(name);
      names.add(name.replace("&", "and").replace("St.", "Saint"));
    }
    return List.copyOf(names);
  }

  /** Number of tokens of the longest country name that starts at a token, or 0. */
  static int length(DetectionInput input, int token) {
    return PHRASES.length(input, token);
  }
}
