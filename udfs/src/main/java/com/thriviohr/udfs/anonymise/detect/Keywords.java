package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.TokenTable;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.Arrays;
import java.util.List;

/** A set of folded words that give what stands beside them a meaning. Immutable. */
final class Keywords {
  private final TokenTable table;
  private final int[] hashes;

  Keywords(String... words) {
    this.table = new TokenTable(List.of(words));
    this.hashes = Arrays.stream(words).mapToInt(String::hashCode).toArray();
  }

  /** False when none of the words is in the text. */
  boolean mayOccur(DetectionInput input) {
    for (int hash : hashes) {
      if (input.mayHaveWord(hash)) {
        return true;
      }
    }
    return false;
  }

  /** True when a token is one of the words. */
  boolean match(DetectionInput input, int token) {
    return table.find(input.normalised(), input.tokens(), token) >= 0;
  }

  /** True when one of the words is among the tokens before an offset. */
  boolean precede(DetectionInput input, int offset, int tokensBack) {
    Tokens tokens = input.tokens();
    int at = tokens.at(offset);
    for (int token = at - 1; token >= Math.max(0, at - tokensBack); token--) {
      if (match(input, token)) {
        return true;
      }
    }
    return false;
  }
}
