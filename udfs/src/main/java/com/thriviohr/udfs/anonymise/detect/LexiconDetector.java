package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.TokenTable;
import com.thriviohr.udfs.anonymise.text.Tokens;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Finds the phrases of a list, the longest at each place. A phrase of one ordinary word needs a
 * capital.
 */
public final class LexiconDetector implements Detector {
  private final String name;
  private final String type;
  private final TokenTable firstWords;
  private final List<List<List<String>>> phrasesByFirst;

  /**
   * @param name policy name
   * @param type of all findings
   * @param phrases words in any case, with or without diacritics
   */
  LexiconDetector(String name, String type, Collection<String> phrases) {
    this.name = requireNonNull(name, "name");
    this.type = requireNonNull(type, "type");
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

  @Override
  public String name() {
    return name;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    Tokens tokens = input.tokens();
    int t = 0;
    while (t < tokens.count()) {
      int first = firstWords.find(input.normalised(), tokens, t);
      int length = first < 0 ? 0 : length(input, t, phrasesByFirst.get(first));
      if (length > 0) {
        int end = tokens.end(t + length - 1);
        boolean abbreviated =
            type.equals(EntityTypes.TITLE) && input.at(end) == '.' && end - tokens.start(t) <= 4;
        found.accept(
            new Entity(tokens.start(t), abbreviated ? end + 1 : end, type, name, Strength.CONTEXT));
      }
      t += Math.max(1, length);
    }
  }

  private static int length(DetectionInput input, int token, List<List<String>> phrases) {
    for (List<String> words : phrases) {
      if (matches(input, token, words) && isTold(input, token, words)) {
        return words.size();
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

  private static boolean isTold(DetectionInput input, int token, List<String> words) {
    return words.size() > 1
        || !WordList.isOrdinary(words.get(0))
        || Character.isUpperCase(input.at(input.tokens().start(token)));
  }
}
