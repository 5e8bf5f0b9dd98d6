package com.thriviohr.udfs.anonymise;

import static com.thriviohr.udfs.anonymise.DetectorCatalog.has;
import static com.thriviohr.udfs.anonymise.DetectorCatalog.structured;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Secrets: known prefixes, key blocks, and values behind words such as password. */
final class Secrets {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "changeme", "password", "secret", "example", "placeholder", "none", "null", "redacted");
  private static final String ASSIGNED =
      "(?i)(?:password|passwd|passphrase|pwd|passwort|secret|api[_ -]?key|access[_ -]?key|token)"
          + "(?: is)? ?[:=] ?[\"'`]?([^\\s\"'`,;]{6,200})";

  private Secrets() {}

  static List<Detector> detectors() {
    return List.of(
        structured(
            EntityType.API_KEY,
            t -> t.contains("akia") || t.contains("asia"),
            "(?:AKIA|ASIA)[A-Z2-7]{16}"),
        structured(EntityType.API_KEY, has("xox"), "xox[abeoprs]-[A-Za-z0-9-]{10,250}"),
        structured(
            EntityType.API_KEY,
            t -> t.contains("gh") || t.contains("glpat"),
            "(?:gh[oprsu]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{22,255}|glpat-[A-Za-z0-9_-]{20,64})"),
        structured(
            EntityType.API_KEY,
            t -> t.contains("sk-") || t.contains("sk_"),
            "sk[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{20,200}"),
        structured(EntityType.API_KEY, has("aiza"), "AIza[A-Za-z0-9_-]{35}"),
        structured(
            EntityType.JWT,
            has("eyj"),
            "eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}"),
        structured(
            EntityType.PEM_KEY,
            has("-----begin"),
            "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)"),
        new PatternDetector(
            EntityType.PASSWORD,
            Strength.CONTEXT,
            t -> t.indexOf(':') >= 0 || t.indexOf('=') >= 0,
            ASSIGNED,
            Secrets::isNoPlaceholder));
  }

  private static boolean isNoPlaceholder(String value) {
    String folded = value.toLowerCase(Locale.ROOT);
    boolean variable = value.startsWith("$") || value.startsWith("{") || value.startsWith("<");
    boolean varied = value.chars().distinct().count() > 3;
    boolean word = folded.chars().allMatch(Character::isLetter) && WordList.isOrdinary(folded);
    return varied && !variable && !word && !PLACEHOLDERS.contains(folded);
  }
}
