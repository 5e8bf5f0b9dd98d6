package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How people write a name of the roster: without accents, umlauts written out, shortened. */
final class NameSpellings {
  private static final String[][] UMLAUTS = {
    {"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"ß", "ss"}, {"ø", "oe"}, {"å", "aa"}, {"æ", "ae"}
  };

  /** Usual abbreviations of given names: "Mª José", "Fco. Javier". */
  private static final Map<String, String> ABBREVIATIONS =
      Map.of("maria", "ma", "francisco", "fco", "antonio", "ant");

  private static final Set<String> PARTICLES =
      Set.of(
          "da", "de", "do", "dos", "das", "del", "della", "di", "du", "la", "le", "el", "al", "y",
          "e", "van", "von", "vom", "zu", "zum", "zur", "der", "den", "ter", "ten", "bin", "ibn",
          "abu", "ben", "st", "san", "mac");

  private static final int SHORTEST_PART = 3;

  private NameSpellings() {}

  /** The folded name, with umlauts written out, and without apostrophes. */
  static Set<String> of(String name) {
    Set<String> spellings = new LinkedHashSet<>();
    if (name == null || name.trim().isEmpty()) {
      return spellings;
    }
    String lower = name.trim().toLowerCase(Locale.ROOT);
    spellings.add(Characters.fold(lower));
    for (String[] umlaut : UMLAUTS) {
      lower = lower.replace(umlaut[0], umlaut[1]);
    }
    String folded = Characters.fold(lower);
    spellings.add(folded);
    spellings.add(folded.replace("'", ""));
    return spellings;
  }

  /** "Mª José" and "M. José" for a folded "maria jose". */
  static List<String> abbreviated(String given) {
    List<String> words = RosterForm.words(given);
    List<String> abbreviated = new ArrayList<>();
    if (words.size() > 1) {
      String rest = String.join(" ", words.subList(1, words.size()));
      if (!Characters.isIdeograph(given.charAt(0))) {
        abbreviated.add(given.charAt(0) + " " + rest);
      }
      if (ABBREVIATIONS.containsKey(words.get(0))) {
        abbreviated.add(ABBREVIATIONS.get(words.get(0)) + " " + rest);
      }
    }
    return abbreviated;
  }

  /** The names in a folded family name of several: "garcia" and "marquez", "silva". */
  static List<String> parts(String family) {
    List<String> parts = new ArrayList<>();
    for (String part : family.split("[ -]+")) {
      if (part.length() >= SHORTEST_PART && part.length() < family.length()) {
        if (!PARTICLES.contains(part)) {
          parts.add(part);
        }
      }
    }
    return parts;
  }
}
