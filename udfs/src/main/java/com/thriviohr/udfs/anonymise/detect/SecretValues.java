package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/** Whether the value behind a word such as password is a secret or a placeholder. */
final class SecretValues {
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "null",
          "none",
          "true",
          "false",
          "password",
          "example",
          "redacted",
          "hidden",
          "changeme",
          "undefined",
          "todo",
          "tbd",
          "string",
          "nil");
  private static final int SHORTEST_PASSWORD = 3;
  private static final int SHORTEST_KEY = 8;
  private static final int SHORTEST_TOLD = 6;
  private static final int LONG_PHRASE = 12;
  private static final int SHORTEST_LETTERS = 16;
  private static final double LEAST_BITS_PER_UNIT = 2.5;
  private static final double LEAST_BITS_OF_LETTERS = 3.5;

  private SecretValues() {}

  static boolean isSecret(String value, String type, boolean assigned) {
    String lower = value.toLowerCase(Locale.ROOT);
    if (isPlaceholder(lower)) {
      return false;
    }
    boolean plainWord = WordList.isOrdinary(lower) && lower.equals(value);
    boolean mixed = value.chars().anyMatch(unit -> !Character.isLetter(unit));
    if (type.equals(EntityTypes.PASSWORD)) {
      boolean told = mixed && (hasDigitOrMark(value) || isPassphrase(value));
      boolean likely = assigned ? !plainWord : told;
      return value.length() >= SHORTEST_PASSWORD && likely;
    }
    boolean random = mixed ? bitsPerUnit(value) >= LEAST_BITS_PER_UNIT : isRandomLetters(value);
    return value.length() >= SHORTEST_KEY && random;
  }

  /** Letters and digits, at least six units: what is told without a mark has to look so. */
  static boolean isMixed(String text, int start, int end) {
    int letters = 0;
    int digits = 0;
    for (int i = start; i < end; i++) {
      letters += Character.isLetter(text.charAt(i)) ? 1 : 0;
      digits += Characters.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return letters > 1 && digits > 0 && end - start >= SHORTEST_TOLD;
  }

  /** Letters only, in both cases, of which no part between capitals is a word. */
  private static boolean isRandomLetters(String value) {
    return value.length() >= SHORTEST_LETTERS
        && bitsPerUnit(value) >= LEAST_BITS_OF_LETTERS
        && !value.equals(value.toLowerCase(Locale.ROOT))
        && !value.equals(value.toUpperCase(Locale.ROOT))
        && Arrays.stream(value.split("(?=[A-Z])"))
            .noneMatch(
                part -> part.length() > 3 && WordList.isOrdinary(part.toLowerCase(Locale.ROOT)));
  }

  private static boolean isPlaceholder(String lower) {
    char first = lower.charAt(0);
    return PLACEHOLDERS.contains(lower)
        || first == '<'
        || first == '['
        || first == '/'
        || first == '('
        || lower.startsWith("${")
        || lower.startsWith("{{")
        || lower.startsWith("your")
        || lower.startsWith("http")
        || lower.chars().allMatch(unit -> unit == '*' || unit == 'x' || unit == '.' || unit == '-');
  }

  private static boolean hasDigitOrMark(String value) {
    return value
        .chars()
        .anyMatch(unit -> Characters.isDigit((char) unit) || "!@#$%^&*".indexOf(unit) >= 0);
  }

  /** "correct-horse-battery": three words and more. */
  private static boolean isPassphrase(String value) {
    return value.length() >= LONG_PHRASE
        && value.chars().filter(unit -> unit == '-' || unit == '_').count() > 1;
  }

  /** Shannon entropy. */
  static double bitsPerUnit(String value) {
    int[] counts = new int[256];
    value.chars().forEach(unit -> counts[unit & 0xff]++);
    double bits = 0;
    for (int count : counts) {
      if (count > 0) {
        double share = (double) count / value.length();
        bits -= share * Math.log(share) / Math.log(2);
      }
    }
    return bits;
  }
}
