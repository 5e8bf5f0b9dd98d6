package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.Set;

/** Honorifics behind a name, "Rajesh-ji", "Yuki-san": they are no part of it. */
final class Honorifics {
  private static final Set<String> SUFFIXES =
      Set.of(
          "ji", "jee", "san", "sama", "kun", "chan", "sensei", "senpai", "nim", "ssi", "bhai",
          "saab", "sahib", "garu");

  private Honorifics() {}

  /** The name without an honorific that hangs on it by a hyphen. */
  static TextSpan without(String text, TextSpan name) {
    int hyphen = name.end() - 1;
    while (hyphen > name.start() && text.charAt(hyphen) != '-') {
      hyphen--;
    }
    boolean honorific =
        hyphen > name.start()
            && SUFFIXES.contains(Characters.fold(text.substring(hyphen + 1, name.end())));
    return honorific ? new TextSpan(name.start(), hyphen) : name;
  }
}
