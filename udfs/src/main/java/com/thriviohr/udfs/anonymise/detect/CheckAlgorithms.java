package com.thriviohr.udfs.anonymise.detect;

import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The checks of national numbers that are no single weighted sum, by their names in the table. */
final class CheckAlgorithms {
  private static final int MOST_FACTOR = 9;
  private static final int BALTIC_DIGITS = 10;

  private static final Map<String, Predicate<String>> KNOWN =
      Map.of(
          "luhn", Checksums::isLuhn,
          "luhn-of-12", digits -> Checksums.isLuhn(digits.substring(0, 12)),
          "luhn-behind-2", digits -> Checksums.isLuhn(digits.substring(2)),
          "mod11-10", CheckAlgorithms::isMod11And10,
          "mod97-rest", CheckAlgorithms::isRestOf97,
          "divisible-by-11", digits -> Long.parseLong(digits) % 11 == 0,
          "baltic", CheckAlgorithms::isBaltic,
          "day-first", digits -> isDay(digits.substring(0, 2), digits.substring(2, 4)),
          "year-first", digits -> isDay(digits.substring(4, 6), digits.substring(2, 4)));

  private CheckAlgorithms() {}

  /** The algorithm of a name; null for an unknown one. */
  static Predicate<String> named(String name) {
    return KNOWN.get(name);
  }

  static String names() {
    return new TreeSet<>(KNOWN.keySet()).toString();
  }

  /** ISO/IEC 7064, MOD 11,10. */
  private static boolean isMod11And10(String digits) {
    int check = 10;
    for (int i = 0; i < digits.length() - 1; i++) {
      int sum = (digits.charAt(i) - '0' + check) % 10;
      check = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return digits.charAt(0) != '0' && (11 - check) % 10 == digits.charAt(digits.length() - 1) - '0';
  }

  /** The last two digits and the rest of the others by 97 make 97; Belgians of 2000 on put a 2. */
  private static boolean isRestOf97(String digits) {
    int split = digits.length() - 2;
    long head = Long.parseLong(digits.substring(0, split));
    int check = Integer.parseInt(digits.substring(split));
    long century = split == 9 ? 2_000_000_000L : 0;
    return 97 - head % 97 == check || (century > 0 && 97 - (head + century) % 97 == check);
  }

  /** Estonia's and Lithuania's two rounds of weights. */
  private static boolean isBaltic(String digits) {
    int first = 0;
    int second = 0;
    for (int i = 0; i < BALTIC_DIGITS; i++) {
      int digit = digits.charAt(i) - '0';
      first += digit * (i % MOST_FACTOR + 1);
      second += digit * ((i + 2) % MOST_FACTOR + 1);
    }
    int check = first % 11 < 10 ? first % 11 : second % 11 % 10;
    return check == digits.charAt(BALTIC_DIGITS) - '0';
  }

  private static boolean isDay(String day, String month) {
    try {
      return MonthDay.of(Integer.parseInt(month), Integer.parseInt(day)) != null;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
