package com.thriviohr.udfs.anonymise.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Secrets as commands, headers and SQL take them. */
final class SecretArguments {
  private static final List<SecretArguments> ARGUMENTS =
      List.of(
          // curl -u user:secret, --user user:secret, --proxy-user user:secret
          new SecretArguments(
              "(?:^|\\s)(?:-u|-U|--user|--proxy-user)[ =]?[^\\s:\"']{1,64}:([^\\s\"']{3,128})",
              "-u",
              "-U",
              "-user"),
          // --password secret, --pass secret, --token secret, --api-key secret
          new SecretArguments(
              "(?:^|\\s)--?(?:[a-z]+-)?(?:password|passwd|pass|pwd|token|secret|api-?key)[ =]"
                  + "[\"']?([^\\s\"'-][^\\s\"']{2,128})",
              "-pass",
              "-pwd",
              "-token",
              "-secret",
              "-api"),
          // mysql -psecret
          new SecretArguments(
              "\\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\\b[^\\n]{0,80}?\\s-p"
                  + "([^\\s\"'-][^\\s]{2,64})",
              "mysql",
              "mariadb",
              "sshpass"),
          // IDENTIFIED BY 'secret', PASSWORD 'secret'
          new SecretArguments(
              "(?i)\\b(?:identified\\s+by|password)\\s+[\"']([^\"'\\n]{3,128})[\"']",
              "identified",
              "IDENTIFIED",
              "password",
              "PASSWORD"),
          // 123456789:AA… of Telegram's bots
          new SecretArguments("\\b([0-9]{8,10}:AA[A-Za-z0-9_-]{32,33})\\b", ":AA"),
          // passcode 123456
          new SecretArguments(
              "(?i)\\b(?:passcode|pass code|kenncode|pin code)\\s+([0-9]{4,10})\\b",
              "asscode",
              "ass code",
              "enncode",
              "in code"),
          // PIN 4821, CVV 123, security code 481516
          new SecretArguments(
              "\\b(?:PIN|CVV2?|CVC2?|cvv2?|cvc2?|[Ss]ecurity code)(?: code)?(?: is|:|=)? ?"
                  + "([0-9]{3,8})\\b",
              "PIN",
              "CV",
              "cv",
              "ecurity code"),
          // MYSQL_PASSWORD secret
          new SecretArguments(
              "\\b[A-Z][A-Z0-9]*_(?:PASSWORD|PASSWD|PWD|TOKEN|SECRET|KEY) ([^\\s=:\"']{6,128})",
              "_PASS",
              "_PWD",
              "_TOKEN",
              "_SECRET",
              "_KEY"));

  private static final Pattern BASIC = Pattern.compile("(?i)\\bbasic ([A-Za-z0-9+/_-]{8,}={0,2})");

  private final Pattern pattern;
  private final List<String> triggers;

  /**
   * @param pattern its group 1 is the secret
   * @param triggers texts without all of these are not searched
   */
  private SecretArguments(String pattern, String... triggers) {
    this.pattern = Pattern.compile(pattern);
    this.triggers = List.of(triggers);
  }

  static void find(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    for (SecretArguments arguments : ARGUMENTS) {
      if (input.containsAny(arguments.triggers)) {
        arguments.matches(text, found);
      }
    }
    if (text.contains("asic ")) {
      basic(text, found);
    }
  }

  private void matches(String text, Consumer<Entity> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      if (SecretValues.isSecret(matcher.group(1), EntityTypes.PASSWORD, true)) {
        accept(matcher.start(1), matcher.end(1), found);
      }
    }
  }

  private static void basic(String text, Consumer<Entity> found) {
    Matcher basic = BASIC.matcher(text);
    while (basic.find()) {
      if (isUserAndPassword(basic.group(1))) {
        accept(basic.start(1), basic.end(1), found);
      }
    }
  }

  private static void accept(int start, int end, Consumer<Entity> found) {
    found.accept(
        new Entity(start, end, EntityTypes.PASSWORD, SecretDetector.NAME, Confidence.STRUCTURED));
  }

  /** Base64 of {@code user:password}. */
  private static boolean isUserAndPassword(String encoded) {
    try {
      String standard = encoded.replace('-', '+').replace('_', '/');
      String decoded =
          new String(Base64.getDecoder().decode(standard), StandardCharsets.ISO_8859_1);
      return decoded.indexOf(':') >= 0
          && decoded.chars().allMatch(unit -> unit >= ' ' && unit < 127)
          && decoded.chars().anyMatch(unit -> Characters.isAsciiWord((char) unit));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
