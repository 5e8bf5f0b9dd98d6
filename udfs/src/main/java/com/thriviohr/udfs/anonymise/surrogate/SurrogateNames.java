package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.List;

/**
 * The made-up names a tenant may use: those of the pools that are no word of the roster. Given
 * names are rare ones and family names invented; a stranger who bears one is replaced like any
 * other.
 */
final class SurrogateNames {
  private static final List<String> GIVEN = WordList.read("surrogate-given-names.txt");
  private static final List<String> FAMILY_HEADS = WordList.read("surrogate-family-heads.txt");
  private static final List<String> FAMILY_TAILS = WordList.read("surrogate-family-tails.txt");

  /** Shorter ones begin or end names by chance. */
  private static final int SHORTEST_NAME = 4;

  private final RosterIndex roster;

  SurrogateNames(RosterIndex roster) {
    this.roster = roster;
  }

  /** A given name of the pool; not always one that {@link #isFree}. */
  static String given(int number) {
    return pick(GIVEN, number);
  }

  /** A family name of the pool; not always one that {@link #isFree}. */
  static String family(int head, int tail) {
    return pick(FAMILY_HEADS, head) + pick(FAMILY_TAILS, tail);
  }

  /** True for a word that nobody of the roster bears, and that no such word begins or ends. */
  boolean isFree(String word) {
    String folded = Characters.fold(word);
    for (int cut = SHORTEST_NAME; cut <= folded.length(); cut++) {
      if (roster.knowsWord(folded.substring(0, cut))
          || roster.knowsWord(folded.substring(folded.length() - cut))) {
        return false;
      }
    }
    return !roster.knowsWord(folded);
  }

  private static String pick(List<String> pool, int number) {
    return pool.get(Math.floorMod(number, pool.size()));
  }
}
