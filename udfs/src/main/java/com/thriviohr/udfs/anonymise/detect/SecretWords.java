package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.List;

/** The words behind which a secret stands. */
final class SecretWords {
  private static final Keywords PASSWORDS =
      new Keywords(
          ("password passwd pwd pswd passphrase passcode pass pw passwort kennwort passwoerter"
                  + " contrasena clave senha mdp motdepasse wachtwoord haslo heslo parola sifre"
                  + " losenord adgangskode salasana kodeord pgpassword"
                  + " \u043f\u0430\u0440\u043e\u043b\u044c \u092a\u093e\u0938\u0935\u0930\u094d\u0921")
              .split(" "));

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
          "signing",
          "license",
          "licence");
  private static final Keywords SCHEMES = new Keywords("bearer");
  private static final Keywords OF_PASS = new Keywords("passe");
  private static final Keywords MOT = new Keywords("mot");
  private static final List<String> PASSWORD_ENDS = List.of("password", "passwd", "pwd");
  private static final List<String> KEY_ENDS =
      List.of("secret", "token", "apikey", "accesskey", "privatekey", "secretkey", "authkey");
  private static final int SHORTEST_END = 3;

  /** Those of the words above. */
  private static final String LAST_UNITS = "dtny";

  private static final String CHINESE = "\u5bc6\u7801";
  private static final String TRADITIONAL = "\u5bc6\u78bc";
  private static final String JAPANESE = "\u30d1\u30b9\u30ef\u30fc\u30c9";

  private SecretWords() {}

  /** False when a text has none of the words. */
  static boolean mayOccur(DetectionInput input) {
    return input.hasCamelCase()
        || input.hasIdeographs()
        || PASSWORDS.mayOccur(input)
        || KEYS.mayOccur(input)
        || KEY.mayOccur(input)
        || OF_PASS.mayOccur(input);
  }

  /** True for the last token of a word for a password. */
  static boolean isPassword(DetectionInput input, int token) {
    return PASSWORDS.match(input, token)
        || endsCamelCase(input, token, PASSWORD_ENDS)
        || (OF_PASS.match(input, token) && token > 1 && MOT.match(input, token - 2))
        || endsIdeographs(input, token);
  }

  /** True for the last token of a word for a key. */
  static boolean isKey(DetectionInput input, int token) {
    return KEYS.match(input, token)
        || (KEY.match(input, token) && token > 0 && KINDS_OF_KEY.match(input, token - 1))
        || endsCamelCase(input, token, KEY_ENDS);
  }

  /** True for a word behind which the secret comes without a mark. */
  static boolean isScheme(DetectionInput input, int token) {
    return SCHEMES.match(input, token);
  }

  /** "clientSecret", "dbPassword". */
  private static boolean endsCamelCase(DetectionInput input, int token, List<String> ends) {
    int start = input.tokens().start(token);
    int end = input.tokens().end(token);
    if (end - start <= SHORTEST_END || LAST_UNITS.indexOf(input.normalised().folded(end - 1)) < 0) {
      return false;
    }
    for (String word : ends) {
      int at = end - word.length();
      if (at > start
          && Character.isUpperCase(input.at(at))
          && input.foldedAt(at, word)
          && Characters.isAsciiLetter(input.at(at - 1))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsIdeographs(DetectionInput input, int token) {
    int end = input.tokens().end(token);
    return Characters.isIdeograph(input.at(end - 1))
        && (input.foldedAt(end - CHINESE.length(), CHINESE)
            || input.foldedAt(end - TRADITIONAL.length(), TRADITIONAL)
            || input.foldedAt(end - JAPANESE.length(), JAPANESE));
  }
}
