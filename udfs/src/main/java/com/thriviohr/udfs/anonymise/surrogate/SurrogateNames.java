package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.detect.RosterIndex;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.HashMap;
import java.util.Map;

/** The names of the pools that no word of a tenant's roster is, begins or ends. */
final class SurrogateNames {
  /** Shorter ones begin or end names by chance. */
  private static final int SHORTEST_NAME = 4;

  private final RosterIndex roster;
  private final Map<String, Boolean> free = new HashMap<>();

  SurrogateNames(RosterIndex roster) {
    this.roster = roster;
  }

  /** True for a name that nobody of the roster bears, and that no such name begins or ends. */
  boolean isFree(String name) {
    return free.computeIfAbsent(name, this::isUnknown);
  }

  private boolean isUnknown(String name) {
    String folded = Characters.fold(name);
    for (int cut = SHORTEST_NAME; cut < folded.length(); cut++) {
      if (roster.knowsWord(folded.substring(0, cut))
          || roster.knowsWord(folded.substring(folded.length() - cut))) {
        return false;
      }
    }
    return !roster.knowsWord(folded);
  }
}
