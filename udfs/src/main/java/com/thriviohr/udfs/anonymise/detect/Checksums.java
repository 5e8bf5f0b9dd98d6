package com.thriviohr.udfs.anonymise.detect;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Check digits of account, card and vehicle numbers. Arguments hold no separators. */
public final class Checksums {
  private static final Map<String, Integer> IBAN_LENGTHS = ibanLengths();
  private static final String VIN_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ";
  private static final String VIN_VALUES = "12345678123457923456789";
  private static final int[] VIN_WEIGHTS = {8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2};

  private Checksums() {}

  /** Luhn's check digit and an issuer's number range with its length. */
  public static boolean isCard(String digits) {
    return isIssued(digits) && isLuhn(digits);
  }

  static boolean isLuhn(String digits) {
    int sum = 0;
    boolean twice = false;
    for (int i = digits.length() - 1; i >= 0; i--) {
      int digit = digits.charAt(i) - '0';
      int value = twice ? digit * 2 : digit;
      sum += value > 9 ? value - 9 : value;
      twice = !twice;
    }
    return sum % 10 == 0;
  }

  private static boolean isIssued(String digits) {
    int length = digits.length();
    if (length < 12 || length > 19) {
      return false;
    }
    int four = Integer.parseInt(digits.substring(0, 4));
    int two = four / 100;
    switch (four / 1000) {
      case 4:
        return length == 13 || length == 16 || length == 19;
      case 5:
        return (two >= 51 && two <= 55) ? length == 16 : (two == 50 || two >= 56);
      case 2:
        return length == (four == 2131 ? 15 : 16) && (four == 2131 || isMastercard(four));
      case 3:
        return isTravelCard(four, two, length);
      case 6:
        return true;
      default:
        return four == 1800 && length == 15;
    }
  }

  private static boolean isMastercard(int four) {
    return four >= 2200 && four <= 2720;
  }

  private static boolean isTravelCard(int four, int two, int length) {
    if (two == 34 || two == 37) {
      return length == 15;
    }
    if (four >= 3528 && four <= 3589) {
      return length >= 16;
    }
    return (two == 30 || two == 36 || two == 38 || two == 39) && length >= 14;
  }

  /** Mod-97 and the length of the country. Upper or lower case. */
  public static boolean isIban(String text) {
    String iban = text.toUpperCase(Locale.ROOT);
    Integer length = iban.length() < 15 ? null : IBAN_LENGTHS.get(iban.substring(0, 2));
    if (length == null || length != iban.length()) {
      return false;
    }
    int rest = 0;
    for (int i = 0; i < iban.length(); i++) {
      int value = Character.digit(iban.charAt((i + 4) % iban.length()), 36);
      if (value < 0) {
        return false;
      }
      rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
    }
    return rest == 1;
  }

  /** Length of a country's IBAN, 0 when it has none. */
  static int ibanLength(String country) {
    return IBAN_LENGTHS.getOrDefault(country.toUpperCase(Locale.ROOT), 0);
  }

  /** The check digit of a vehicle identification number, upper case. */
  public static boolean isVin(String vin) {
    if (vin.length() != 17) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      char unit = vin.charAt(i);
      int letter = VIN_LETTERS.indexOf(unit);
      if (letter < 0 && (unit < '0' || unit > '9')) {
        return false;
      }
      sum += VIN_WEIGHTS[i] * (letter < 0 ? unit - '0' : VIN_VALUES.charAt(letter) - '0');
    }
    char check = sum % 11 == 10 ? 'X' : (char) ('0' + sum % 11);
    return vin.charAt(8) == check;
  }

  private static Map<String, Integer> ibanLengths() {
    String table =
        "AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28"
            + " EE20 EG29 ES24 FI18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23"
            + " IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 LU20 LV21 MC27 MD24 ME22 MK19"
            + " MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SE24 SI19"
            + " SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20"
            // Joined the registry since 2021.
            + " BI27 DJ27 FK18 HN28 LY25 MN20 NI28 OM23 RU33 SD18 SO23 YE30"
            // Use the form without being in the registry.
            + " AO25 BF28 BJ28 CF27 CG27 CI28 CM27 CV25 DZ26 GA27 GQ27 GW25 IR26 KM27 MA28 MG27 ML28"
            + " MZ25 NE28 SN28 TD27 TG28";
    HashMap<String, Integer> lengths = new HashMap<>();
    for (String entry : table.split(" ", -1)) {
      lengths.put(entry.substring(0, 2), Integer.valueOf(entry.substring(2)));
    }
    return Map.copyOf(lengths);
  }
}
