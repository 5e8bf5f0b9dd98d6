package com.thriviohr.udfs.anonymise;

import java.util.Locale;
import java.util.Map;

/** Validators of numbers that carry their own proof. */
public final class Checksums {
  /** IBAN lengths by country, from the SWIFT IBAN registry. */
  private static final Map<String, Integer> IBAN_LENGTHS =
      Map.ofEntries(
          Map.entry("AD", 24),
          Map.entry("AE", 23),
          Map.entry("AT", 20),
          Map.entry("BE", 16),
          Map.entry("BG", 22),
          Map.entry("BR", 29),
          Map.entry("CH", 21),
          Map.entry("CY", 28),
          Map.entry("CZ", 24),
          Map.entry("DE", 22),
          Map.entry("DK", 18),
          Map.entry("EE", 20),
          Map.entry("ES", 24),
          Map.entry("FI", 18),
          Map.entry("FR", 27),
          Map.entry("GB", 22),
          Map.entry("GI", 23),
          Map.entry("GR", 27),
          Map.entry("HR", 21),
          Map.entry("HU", 28),
          Map.entry("IE", 22),
          Map.entry("IL", 23),
          Map.entry("IS", 26),
          Map.entry("IT", 27),
          Map.entry("LI", 21),
          Map.entry("LT", 20),
          Map.entry("LU", 20),
          Map.entry("LV", 21),
          Map.entry("MC", 27),
          Map.entry("MT", 31),
          Map.entry("NL", 18),
          Map.entry("NO", 15),
          Map.entry("PL", 28),
          Map.entry("PT", 25),
          Map.entry("RO", 24),
          Map.entry("RS", 22),
          Map.entry("SA", 24),
          Map.entry("SE", 24),
          Map.entry("SI", 19),
          Map.entry("SK", 24),
          Map.entry("SM", 27),
          Map.entry("TR", 26),
          Map.entry("UA", 29));

  private Checksums() {}

  /**
   * A payment card number: 13 to 19 digits, a known first digit, and the Luhn check.
   *
   * @see <a href="https://www.iso.org/standard/70484.html">ISO/IEC 7812-1</a>
   */
  public static boolean isCard(String text) {
    String digits = digits(text);
    if (text.chars().anyMatch(Character::isLetter)) {
      return false;
    }
    if (digits.length() < 13 || digits.length() > 19 || "23456".indexOf(digits.charAt(0)) < 0) {
      return false;
    }
    return isLuhn(digits) && digits.chars().distinct().count() > 1;
  }

  /**
   * An IBAN: known country, its length, and mod-97.
   *
   * @see <a href="https://www.iso.org/standard/81090.html">ISO 13616-1</a>
   */
  public static boolean isIban(String text) {
    String iban = text.replace(" ", "").replace("-", "").toUpperCase(Locale.ROOT);
    if (iban.length() < 15
        || !Integer.valueOf(iban.length()).equals(IBAN_LENGTHS.get(iban.substring(0, 2)))) {
      return false;
    }
    int remainder = 0;
    String rotated = iban.substring(4) + iban.substring(0, 4);
    for (int i = 0; i < rotated.length(); i++) {
      int value = Character.digit(rotated.charAt(i), 36);
      if (value < 0) {
        return false;
      }
      remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
    }
    return remainder == 1;
  }

  /**
   * A US social security number by its area, group and serial rules.
   *
   * @see <a href="https://www.ssa.gov/employer/randomization.html">SSN randomisation</a>
   */
  public static boolean isUsSsn(String text) {
    String digits = digits(text);
    return digits.length() == 9
        && !digits.startsWith("000")
        && !digits.startsWith("666")
        && digits.charAt(0) != '9'
        && !digits.startsWith("00", 3)
        && !digits.endsWith("0000");
  }

  /** An IPv4 address with four numbers up to 255. */
  public static boolean isIpv4(String text) {
    String[] parts = text.split("\\.", -1);
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 3 || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return parts.length == 4;
  }

  private static boolean isLuhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int doubled = i % 2 == 1 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  private static String digits(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
    return digits.toString();
  }
}
