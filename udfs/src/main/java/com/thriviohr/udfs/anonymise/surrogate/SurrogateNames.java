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

  /** True for a word that nobody of the roster bears. */
  boolean isFree(String word) {
    return !roster.knowsWord(Characters.fold(word));
  }

  private static String pick(List<String> pool, int number) {
    return pool.get(Math.floorMod(number, pool.size()));
  }
}
