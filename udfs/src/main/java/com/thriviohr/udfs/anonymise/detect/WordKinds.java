package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.TokenTable;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folded words of several kinds, so that one lookup a token tells all of them. A kind is a bit.
 * Immutable.
 */
final class WordKinds {
  private final TokenTable table;
  private final List<Integer> kinds;

  /**
   * @param kindsByWord the kinds of each folded word, as bits
   */
  WordKinds(Map<String, Integer> kindsByWord) {
    Map<String, Integer> ordered = new LinkedHashMap<>(kindsByWord);
    this.table = new TokenTable(ordered.keySet());
    this.kinds = new ArrayList<>(ordered.values());
  }

  /** The kinds of each token of a text, as bits. */
  int[] of(DetectionInput input) {
    Tokens tokens = input.tokens();
    int[] found = new int[tokens.count()];
    for (int token = 0; token < found.length; token++) {
      int number = table.find(input.normalised(), tokens, token);
      found[token] = number < 0 ? 0 : kinds.get(number);
    }
    return found;
  }
}
