package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Gender;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.List;

/**
 * Names in Cyrillic and Greek letters, which the model has not learnt: a known given name with a
 * capital, in whatever case, and the capitalised words behind it.
 */
final class CyrillicNames {
  private static final int SHORTEST = 3;
  private static final int MOST_BEHIND = 2;
  private static final char FIRST = '\u0370';
  private static final char LAST = '\u04ff';

  private CyrillicNames() {}

  /** Spans in text order. */
  static List<TextSpan> in(DetectionInput input) {
    Tokens tokens = input.tokens();
    List<TextSpan> names = new ArrayList<>();
    for (int token = 0; token < tokens.count(); token++) {
      if (isGivenName(input, token)) {
        int last = token;
        while (last < token + MOST_BEHIND && isBehind(input, last + 1, token)) {
          last++;
        }
        names.add(new TextSpan(tokens.start(token), tokens.end(last)));
        token = last;
      }
    }
    return names;
  }

  private static boolean isGivenName(DetectionInput input, int token) {
    int start = input.tokens().start(token);
    int end = input.tokens().end(token);
    char first = input.at(start);
    if (first < FIRST || first > LAST || !Character.isUpperCase(first) || end - start < SHORTEST) {
      return false;
    }
    String word = Characters.fold(input.text().substring(start, end));
    return Gender.isGivenName(word) || RussianCases.nominative(word, Gender::isGivenName) != null;
  }

  /** A capitalised word of the same script, one space behind the last. */
  private static boolean isBehind(DetectionInput input, int token, int name) {
    Tokens tokens = input.tokens();
    return token < tokens.count()
        && tokens.start(token) == tokens.end(token - 1) + 1
        && input.at(tokens.start(token) - 1) == ' '
        && Character.isUpperCase(input.at(tokens.start(token)))
        && script(input, token) == script(input, name);
  }

  private static UnicodeScript script(DetectionInput input, int token) {
    return UnicodeScript.of(input.at(input.tokens().start(token)));
  }
}
