package com.thriviohr.udfs.anonymise.detect;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;

/** Secrets as commands, headers and SQL take them: group 1 of each pattern is the secret. */
final class SecretArguments {
  private static final List<Pattern> PATTERNS =
      List.of(
          // curl -u user:secret, --user user:secret, --proxy-user
          Pattern.compile(
              "(?:^|\\s)(?:-u|-U|--user|--proxy-user)[ =]?[^\\s:\"']{1,64}:([^\\s\"']{3,128})"),
          // --password secret, --pass secret, --token secret, --api-key secret
          Pattern.compile(
              "(?i)(?:^|\\s)--?(?:[a-z]+-)?(?:password|passwd|pass|pwd|token|secret|api-?key)[ =]"
                  + "[\"']?([^\\s\"'-][^\\s\"']{2,128})"),
          // mysql -psecret
          Pattern.compile(
              "(?i)\\b(?:mysql|mysqldump|mysqladmin|mariadb|sshpass)\\b[^\\n]{0,80}?\\s-p([^\\s\"'-][^\\s]{2,64})"),
          // IDENTIFIED BY 'secret', PASSWORD 'secret'
          Pattern.compile("(?i)\\b(?:identified\\s+by|password)\\s+[\"']([^\"'\\n]{3,128})[\"']"),
          // MYSQL_PASSWORD secret
          Pattern.compile(
              "\\b[A-Z][A-Z0-9]*_(?:PASSWORD|PASSWD|PWD|TOKEN|SECRET|KEY) ([^\\s=:\"']{6,128})"));
  private static final Pattern BASIC = Pattern.compile("(?i)\\bbasic ([A-Za-z0-9+/_-]{8,}={0,2})");

  private SecretArguments() {}

  static void find(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    if (input.count('-') + input.count('\'') + input.count('"') + input.count('_') > 0) {
      PATTERNS.forEach(pattern -> matches(pattern, text, found));
    }
    Matcher basic = BASIC.matcher(text);
    while (basic.find()) {
      if (isUserAndPassword(basic.group(1))) {
        accept(basic.start(1), basic.end(1), found);
      }
    }
  }

  private static void matches(Pattern pattern, String text, Consumer<Entity> found) {
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      String value = matcher.group(1);
      if (SecretValues.isSecret(value, EntityTypes.PASSWORD, true)) {
        accept(matcher.start(1), matcher.end(1), found);
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
