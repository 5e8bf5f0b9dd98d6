package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/**
 * Finds secrets by the prefixes their issuers give them ({@link SecretPrefixes}), by the words
 * before them ({@code password: …}, {@code clientSecret=…}, {@code the password for the wiki is
 * …}), and as arguments of commands ({@link SecretArguments}). Placeholders are left.
 */
public final class SecretDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "secret";

  /** Words between a password's word and the word that tells it: "for the wiki is". */
  private static final int MOST_BETWEEN = 5;

  private static final Keywords TELLING =
      new Keywords("is", "ist", "lautet", "est", "es", "e", "zijn", "now", "becomes", "was", "war");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    SecretPrefixes.find(input, found);
    SecretArguments.find(input, found);
    int count = SecretWords.mayOccur(input) ? input.tokens().count() : 0;
    for (int t = 0; t < count; t++) {
      if (SecretWords.isPassword(input, t)) {
        value(input, t, EntityTypes.PASSWORD, found);
      } else if (SecretWords.isKey(input, t)) {
        value(input, t, EntityTypes.API_KEY, found);
      }
    }
  }

  private static void value(DetectionInput input, int token, String type, Consumer<Entity> found) {
    int at = input.tokens().end(token);
    while (Characters.isAsciiWord(input.at(at)) || input.at(at) == '_' || input.at(at) == '-') {
      at++;
    }
    int mark = skip(input, at, "\"' ");
    boolean assigned = input.at(mark) == ':' || input.at(mark) == '=';
    int told = assigned ? -1 : told(input, token);
    if (!assigned && told < 0 && !SecretWords.isScheme(input, token)) {
      beside(input, mark, type, found);
      return;
    }
    int from = assigned ? mark + 1 : told >= 0 ? told : mark;
    report(input, skip(input, from, "=>:\"'` "), type, assigned, found);
  }

  /** "pwd Winter2024!": right behind the word, of letters and digits. */
  private static void beside(DetectionInput input, int start, String type, Consumer<Entity> found) {
    boolean apart = type.equals(EntityTypes.PASSWORD) && input.at(start - 1) == ' ';
    if (apart && SecretValues.isMixed(input.text(), start, valueEnd(input, start))) {
      report(input, start, type, false, found);
    }
  }

  /** Offset behind the word that tells a secret in a sentence; -1 without one. */
  private static int told(DetectionInput input, int token) {
    Tokens tokens = input.tokens();
    int last = Math.min(tokens.count() - 1, token + 1 + MOST_BETWEEN);
    for (int t = token + 1; t <= last; t++) {
      if (isApart(input, tokens.end(t - 1), tokens.start(t))) {
        return -1;
      }
      if (TELLING.match(input, t)) {
        return tokens.end(t);
      }
    }
    return -1;
  }

  /** True where a sentence or a line ends. */
  private static boolean isApart(DetectionInput input, int from, int to) {
    for (int i = from; i < to; i++) {
      if (".;!?\n".indexOf(input.at(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  static void report(
      DetectionInput input, int start, String type, boolean assigned, Consumer<Entity> found) {
    int end = valueEnd(input, start);
    if (end > start && SecretValues.isSecret(input.text().substring(start, end), type, assigned)) {
      found.accept(new Entity(start, end, type, NAME, Confidence.STRUCTURED));
    }
  }

  private static int valueEnd(DetectionInput input, int start) {
    int end = start;
    while (end < input.text().length() && !isStop(input.at(end))) {
      end++;
    }
    while (end > start && ".,;:!?)".indexOf(input.at(end - 1)) >= 0 && end - start < 12) {
      end--;
    }
    return end;
  }

  static int skip(DetectionInput input, int from, String units) {
    int at = from;
    while (at < input.text().length() && units.indexOf(input.at(at)) >= 0) {
      at++;
    }
    return at;
  }

  private static boolean isStop(char unit) {
    return Character.isWhitespace(unit) || "\"'`,;<>".indexOf(unit) >= 0;
  }
}
