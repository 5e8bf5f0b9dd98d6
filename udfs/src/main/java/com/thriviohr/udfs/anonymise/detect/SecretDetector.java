package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Tokens;
import java.util.function.Consumer;

/**
 * Finds secrets by the prefixes their issuers give them ({@link SecretPrefixes}), and by the words
 * before them: {@code password: …}, {@code api_key=…}, {@code Bearer …}. Placeholders are left.
 */
public final class SecretDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "secret";

  private static final Keywords PASSWORDS =
      new Keywords("password", "passwd", "pwd", "passphrase", "passcode", "pass", "pw");
  private static final Keywords KEYS =
      new Keywords("apikey", "secret", "token", "credential", "credentials", "accesskey", "bearer");
  private static final Keywords KEY = new Keywords("key");
  private static final Keywords KINDS_OF_KEY =
      new Keywords(
          "api",
          "access",
          "secret",
          "private",
          "auth",
          "client",
          "account",
          "encryption",
          "signing");
  private static final Keywords BEARER = new Keywords("bearer");

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    SecretPrefixes.find(input, found);
    Tokens tokens = input.tokens();
    for (int t = 0; t < tokens.count(); t++) {
      if (PASSWORDS.match(input, t)) {
        value(input, t, EntityTypes.PASSWORD, found);
      } else if (isKey(input, t)) {
        value(input, t, EntityTypes.API_KEY, found);
      }
    }
  }

  private static boolean isKey(DetectionInput input, int token) {
    return KEYS.match(input, token)
        || (KEY.match(input, token) && token > 0 && KINDS_OF_KEY.match(input, token - 1));
  }

  private static void value(DetectionInput input, int token, String type, Consumer<Entity> found) {
    int at = input.tokens().end(token);
    while (Characters.isAsciiWord(input.at(at)) || input.at(at) == '_' || input.at(at) == '-') {
      at++;
    }
    int mark = skip(input, at, "\"' ");
    boolean assigned = input.at(mark) == ':' || input.at(mark) == '=';
    boolean told = !assigned && input.foldedAt(mark, "is ");
    if (!assigned && !told && !BEARER.match(input, token)) {
      return;
    }
    int start = skip(input, told ? mark + 2 : assigned ? mark + 1 : mark, "=>:\"'` ");
    int end = start;
    while (end < input.text().length() && !isStop(input.at(end))) {
      end++;
    }
    while (end > start && ".,;:!?)".indexOf(input.at(end - 1)) >= 0 && end - start < 12) {
      end--;
    }
    if (end > start && SecretValues.isSecret(input.text().substring(start, end), type, assigned)) {
      found.accept(new Entity(start, end, type, NAME, Confidence.STRUCTURED));
    }
  }

  private static int skip(DetectionInput input, int from, String units) {
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
