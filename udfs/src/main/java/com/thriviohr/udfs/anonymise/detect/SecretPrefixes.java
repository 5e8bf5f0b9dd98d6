package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.List;
import java.util.function.Consumer;

/** Secrets that tell by their first characters who issued them. */
final class SecretPrefixes {
  private static final List<SecretPrefix> PREFIXES = SecretPrefix.shipped();
  private static final int SHORTEST =
      PREFIXES.stream().mapToInt(SecretPrefix::characters).min().orElse(0);
  private static final String PEM_BEGIN = "-----BEGIN";
  private static final boolean[] FIRST = firstUnits();

  private SecretPrefixes() {}

  static void find(DetectionInput input, Consumer<Entity> found) {
    pem(input, found);
    for (int t = 0; t < input.tokens().count(); t++) {
      int start = input.tokens().start(t);
      char first = input.at(start);
      if (first < 128 && FIRST[first] && !isPart(input.at(start - 1))) {
        rules(input, start, found);
      }
    }
  }

  private static void rules(DetectionInput input, int start, Consumer<Entity> found) {
    if (!isLong(input, start)) {
      return;
    }
    for (SecretPrefix prefix : PREFIXES) {
      if (!input.text().startsWith(prefix.text(), start)) {
        continue;
      }
      int end = start + prefix.text().length();
      while (isPart(input.at(end)) || (input.at(end) == '.' && isPart(input.at(end + 1)))) {
        end++;
      }
      if (prefix.admits(input.text().substring(start, end))) {
        found.accept(
            new Entity(start, end, prefix.type(), SecretDetector.NAME, Confidence.STRUCTURED));
        return;
      }
    }
  }

  /** True for a run without spaces of the shortest secret's length; words are shorter. */
  private static boolean isLong(DetectionInput input, int start) {
    int end = start;
    while (end - start < SHORTEST && input.at(end) > ' ') {
      end++;
    }
    return end - start >= SHORTEST;
  }

  private static void pem(DetectionInput input, Consumer<Entity> found) {
    if (input.count('-') < 10) {
      return;
    }
    String text = input.text();
    int at = text.indexOf(PEM_BEGIN);
    while (at >= 0) {
      int line = text.substring(at, Math.min(text.length(), at + 51)).indexOf("PRIVATE KEY") + at;
      boolean secret = line > at;
      int close = secret ? text.indexOf("-----END", line) : -1;
      int end = close < 0 ? text.length() : Math.min(text.length(), behindLine(text, close));
      if (secret) {
        found.accept(
            new Entity(
                at, end, EntityTypes.PRIVATE_KEY, SecretDetector.NAME, Confidence.STRUCTURED));
      }
      at = text.indexOf(PEM_BEGIN, secret ? end : at + PEM_BEGIN.length());
    }
  }

  private static int behindLine(String text, int close) {
    int dashes = text.indexOf("-----", close + 8);
    return dashes < 0 ? text.length() : dashes + 5;
  }

  private static boolean isPart(char unit) {
    return Characters.isAsciiWord(unit) || unit == '_' || unit == '-';
  }

  private static boolean[] firstUnits() {
    boolean[] first = new boolean[128];
    PREFIXES.forEach(prefix -> first[prefix.text().charAt(0)] = true);
    return first;
  }
}
