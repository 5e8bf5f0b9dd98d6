package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/**
 * Finds the people of the roster by every form of their names, handles and ids, whatever the case
 * and the diacritics. A form that is an ordinary word counts only with {@link Evidence}; a full
 * name may have a middle name, and a slip in one of its two.
 */
public final class RosterDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "roster";

  static final int WIDEST_GAP = 3;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    RosterTrie trie = input.roster().trie();
    Tokens tokens = input.tokens();
    RosterMatches matches = new RosterMatches(input, found);
    LooseFullNames loose = new LooseFullNames(input, matches);
    for (int first = 0; first < tokens.count(); first++) {
      int node = trie.first(input, first);
      int last = first;
      while (node >= 0) {
        for (RosterForm form : trie.forms(node)) {
          if (matches.match(form, first, last)) {
            loose.around(form, node, first, last);
          }
        }
        last++;
        node = isNear(tokens, last) ? trie.next(node, input, last) : -1;
      }
    }
  }

  /** True for a token that may belong to the same name as the one before. */
  static boolean isNear(Tokens tokens, int token) {
    return token < tokens.count() && tokens.start(token) - tokens.end(token - 1) <= WIDEST_GAP;
  }
}
