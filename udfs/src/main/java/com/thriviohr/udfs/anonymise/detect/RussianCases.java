package com.thriviohr.udfs.anonymise.detect;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Turns a Russian name in one of the other five cases back into the nominative: "Екатерине" is
 * "Екатерина", "Смирновой" is "Смирнова".
 *
 * @see <a href="https://en.wikipedia.org/wiki/Russian_declension">Russian declension</a>
 */
final class RussianCases {
  private static final int SHORTEST_STEM = 2;
  private static final int LONGEST_ENDING = 3;

  /** What may stand in the nominative for an ending. */
  private static final Map<String, List<String>> NOMINATIVES =
      Map.ofEntries(
          Map.entry("а", List.of("")),
          Map.entry("у", List.of("а", "")),
          Map.entry("ы", List.of("а")),
          Map.entry("е", List.of("а", "я", "", "и", "ь")),
          Map.entry("и", List.of("я", "ь", "а")),
          Map.entry("ю", List.of("я", "и", "ь")),
          Map.entry("я", List.of("и", "ь")),
          Map.entry("ои", List.of("а", "ая")),
          Map.entry("ою", List.of("а")),
          Map.entry("еи", List.of("я", "а")),
          Map.entry("ем", List.of("и", "ь")),
          Map.entry("ом", List.of("")),
          Map.entry("ым", List.of("", "ыи")),
          Map.entry("им", List.of("ии")),
          Map.entry("ую", List.of("ая")),
          Map.entry("ию", List.of("ия")),
          Map.entry("ии", List.of("ия")),
          Map.entry("ого", List.of("ии", "ыи", "ои")),
          Map.entry("ому", List.of("ии", "ыи", "ои")));

  private RussianCases() {}

  /**
   * The first nominative that is a name.
   *
   * @param folded a folded word, in which й is и
   * @return null when no nominative of it is a name
   */
  static String nominative(String folded, Predicate<String> isName) {
    for (int length = LONGEST_ENDING; length > 0; length--) {
      int stem = folded.length() - length;
      if (stem >= SHORTEST_STEM) {
        for (String ending : NOMINATIVES.getOrDefault(folded.substring(stem), List.of())) {
          String nominative = folded.substring(0, stem) + ending;
          if (isName.test(nominative)) {
            return nominative;
          }
        }
      }
    }
    return null;
  }
}
