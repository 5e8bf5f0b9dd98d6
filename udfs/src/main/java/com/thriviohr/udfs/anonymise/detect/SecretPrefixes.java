package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.function.Consumer;

/** Secrets that tell by their first characters who issued them. */
final class SecretPrefixes {
  private static final String[][] RULES = {
    // prefix, shortest whole length, type
    {"AKIA", "20", EntityTypes.AWS_KEY},
    {"ASIA", "20", EntityTypes.AWS_KEY},
    {"xoxb-", "20", EntityTypes.SLACK_TOKEN},
    {"xoxp-", "20", EntityTypes.SLACK_TOKEN},
    {"xoxa-", "20", EntityTypes.SLACK_TOKEN},
    {"xoxr-", "20", EntityTypes.SLACK_TOKEN},
    {"xoxs-", "20", EntityTypes.SLACK_TOKEN},
    {"xapp-", "20", EntityTypes.SLACK_TOKEN},
    {"ghp_", "24", EntityTypes.API_KEY},
    {"gho_", "24", EntityTypes.API_KEY},
    {"ghu_", "24", EntityTypes.API_KEY},
    {"ghs_", "24", EntityTypes.API_KEY},
    {"ghr_", "24", EntityTypes.API_KEY},
    {"github_pat_", "30", EntityTypes.API_KEY},
    {"glpat-", "20", EntityTypes.API_KEY},
    {"sk_live_", "16", EntityTypes.API_KEY},
    {"rk_live_", "16", EntityTypes.API_KEY},
    {"sk_test_", "16", EntityTypes.API_KEY},
    {"sk-", "24", EntityTypes.API_KEY},
    {"AIza", "39", EntityTypes.API_KEY},
    {"ya29.", "24", EntityTypes.API_KEY},
    {"SG.", "40", EntityTypes.API_KEY},
    {"npm_", "36", EntityTypes.API_KEY},
    {"pypi-", "24", EntityTypes.API_KEY},
    {"hf_", "30", EntityTypes.API_KEY},
    {"dop_v1_", "40", EntityTypes.API_KEY},
    {"shpat_", "32", EntityTypes.API_KEY},
    {"eyJ", "40", EntityTypes.JWT}
  };
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
    for (String[] rule : RULES) {
      if (!input.text().startsWith(rule[0], start)) {
        continue;
      }
      int end = start;
      while (isPart(input.at(end)) || (input.at(end) == '.' && isPart(input.at(end + 1)))) {
        end++;
      }
      boolean aws = rule[2].equals(EntityTypes.AWS_KEY) && isUpperCase(input, start, end);
      boolean word = !aws && !hasDigit(input, start + rule[0].length(), end);
      if (end - start >= Integer.parseInt(rule[1]) && !word) {
        found.accept(new Entity(start, end, rule[2], SecretDetector.NAME, Confidence.STRUCTURED));
        return;
      }
    }
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

  private static boolean isUpperCase(DetectionInput input, int start, int end) {
    String text = input.text().substring(start, end);
    return text.chars().noneMatch(unit -> unit == '_' || unit == '-' || unit >= 'a');
  }

  private static boolean hasDigit(DetectionInput input, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Characters.isDigit(input.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean[] firstUnits() {
    boolean[] first = new boolean[128];
    for (String[] rule : RULES) {
      first[rule[0].charAt(0)] = true;
    }
    return first;
  }
}
