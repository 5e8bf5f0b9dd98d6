package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.TokenTable;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Phrases of one or more folded words, the longest at each place. Immutable. */
final class PhraseMatcher {
  private final TokenTable firstWords;
  private final List<List<List<String>>> phrasesByFirst;

  /**
   * @param phrases words in any case, with or without diacritics
   */
  PhraseMatcher(Collection<String> phrases) {
    Map<String, List<List<String>>> byFirst = new LinkedHashMap<>();
    for (String phrase : phrases) {
      List<String> words = RosterForm.words(Characters.fold(phrase));
      if (!words.isEmpty()) {
        byFirst.computeIfAbsent(words.get(0), first -> new ArrayList<>(1)).add(words);
      }
    }
    byFirst.values().forEach(list -> list.sort((a, b) -> b.size() - a.size()));
    this.firstWords = new TokenTable(byFirst.keySet());
    this.phrasesByFirst = new ArrayList<>(byFirst.values());
  }

  /** Number of words of the longest phrase that starts at a token, or 0. */
  int length(DetectionInput input, int token) {
    int first = firstWords.find(input.normalised(), input.tokens(), token);
    if (first >= 0) {
      for (List<String> words : phrasesByFirst.get(first)) {
        if (matches(input, token, words)) {
          return words.size();
        }
      }
    }
    return 0;
  }

  private static boolean matches(DetectionInput input, int token, List<String> words) {
    Tokens tokens = input.tokens();
    if (token + words.size() > tokens.count()) {
      return false;
    }
    for (int i = 1; i < words.size(); i++) {
      int start = tokens.start(token + i);
      boolean near = start - tokens.end(token + i - 1) <= 2;
      boolean same =
          tokens.end(token + i) - start == words.get(i).length()
              && input.foldedAt(start, words.get(i));
      if (!near || !same) {
        return false;
      }
    }
    return true;
  }
}
