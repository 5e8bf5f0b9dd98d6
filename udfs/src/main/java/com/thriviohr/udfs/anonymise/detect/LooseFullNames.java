package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Tokens;

/**
 * Finds the full names around one name of a person: with a middle name, "Katherine Mary O'Donnell",
 * or with a slip in the other name, "Katharine O'Donnell". Each name bears the other out.
 */
final class LooseFullNames {
  private static final int MOST_MIDDLE_NAMES = 2;
  private static final int LONGEST_INITIAL = 2;

  private final DetectionInput input;
  private final RosterTrie trie;
  private final Tokens tokens;
  private final RosterMatches matches;

  LooseFullNames(DetectionInput input, RosterMatches matches) {
    this.input = input;
    this.trie = input.roster().trie();
    this.tokens = input.tokens();
    this.matches = matches;
  }

  /**
   * @param form what stands there; only single names have another beside them
   * @param node the node behind it
   * @param first its first token
   * @param last its last token
   */
  void around(RosterForm form, int node, int first, int last) {
    if (form.form() == NameForm.GIVEN || form.form() == NameForm.FAMILY) {
      NameForm order = form.form() == NameForm.GIVEN ? NameForm.FULL : NameForm.FAMILY_GIVEN;
      behind(node, order, first, last);
    }
    if (form.form() == NameForm.FAMILY) {
      before(node, first, last);
    }
  }

  private void behind(int node, NameForm order, int first, int last) {
    int token = last + 1;
    for (int middle = 0; middle <= MOST_MIDDLE_NAMES && isJoined(token); middle++) {
      walk(node, order, first, token, middle > 0);
      if (!isCapital(token)) {
        return;
      }
      token++;
    }
  }

  /** Follows the rest of a full name; one of its words may have a slip. */
  private void walk(int from, NameForm order, int first, int token, boolean withMiddleName) {
    boolean loose = withMiddleName;
    boolean slipped = false;
    int node = from;
    for (int last = token; node >= 0 && isJoined(last); last++) {
      int next = trie.next(node, input, last);
      if (next < 0 && !slipped && isCapital(last)) {
        slipped = true;
        loose = true;
        next = trie.nextMisspelt(node, input, last);
      }
      node = next;
      if (loose) {
        report(node, order, first, last);
      }
    }
  }

  private void before(int node, int first, int last) {
    if (first > 0 && isJoined(first) && isCapital(first - 1)) {
      report(trie.nextMisspelt(node, input, first - 1), NameForm.FULL, first - 1, last);
    }
  }

  private void report(int node, NameForm order, int first, int last) {
    if (node < 0) {
      return;
    }
    for (RosterForm form : trie.forms(node)) {
      if (form.form() == NameForm.FULL || form.form() == NameForm.FAMILY_GIVEN) {
        matches.matchLoose(form, order, first, last);
      }
    }
  }

  /** True for a token beside the one before, with a dot between them only behind an initial. */
  private boolean isJoined(int token) {
    if (!RosterDetector.isNear(tokens, token)) {
      return false;
    }
    boolean initial = tokens.end(token - 1) - tokens.start(token - 1) <= LONGEST_INITIAL;
    return initial || input.at(tokens.end(token - 1)) != '.';
  }

  private boolean isCapital(int token) {
    return token < tokens.count() && Character.isUpperCase(input.at(tokens.start(token)));
  }
}
