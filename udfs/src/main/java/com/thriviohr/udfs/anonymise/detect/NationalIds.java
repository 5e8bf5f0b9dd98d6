package com.thriviohr.udfs.anonymise.detect;

import java.util.regex.Pattern;

/** Check digits and area rules of national numbers. Arguments hold no separators. */
public final class NationalIds {
  private static final int[][] VERHOEFF_PRODUCTS = verhoeffProducts();
  private static final int[][] VERHOEFF_PLACES = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
    {5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
    {8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
    {9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
    {4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
    {2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
    {7, 0, 4, 6, 9, 1, 3, 2, 5, 8}
  };
  private static final int[] ROUTING_WEIGHTS = {3, 7, 1};
  private static final Pattern NINO =
      Pattern.compile("(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][0-9]{6}[A-D]");
  private static final Pattern PAN = Pattern.compile("[A-Z]{3}[ABCFGHJLPT][A-Z][0-9]{4}[A-Z]");

  private NationalIds() {}

  /** US social security number: areas 000, 666 and 9xx, group 00 and serial 0000 do not exist. */
  public static boolean isSsn(String digits) {
    return digits.length() == 9
        && digits.charAt(0) != '9'
        && !digits.startsWith("000")
        && !digits.startsWith("666")
        && !digits.startsWith("00", 3)
        && !digits.endsWith("0000");
  }

  /** US individual taxpayer number: 9xx and a group of 50–65, 70–88, 90–92 or 94–99. */
  public static boolean isItin(String digits) {
    if (digits.length() != 9 || digits.charAt(0) != '9') {
      return false;
    }
    int group = Integer.parseInt(digits.substring(3, 5));
    return (group >= 50 && group <= 65)
        || (group >= 70 && group <= 88)
        || (group >= 90 && group <= 92)
        || group >= 94;
  }

  /** UK National Health Service number: weights 10 to 2, modulo 11. */
  public static boolean isNhs(String digits) {
    if (digits.length() != 10 || digits.chars().distinct().count() == 1) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += (10 - i) * (digits.charAt(i) - '0');
    }
    int check = (11 - sum % 11) % 11;
    return check == digits.charAt(9) - '0';
  }

  /** Canadian social insurance number: Luhn; 0 and 8 are not issued. */
  public static boolean isSin(String digits) {
    return digits.length() == 9
        && digits.charAt(0) != '0'
        && digits.charAt(0) != '8'
        && Checksums.isLuhn(digits);
  }

  /** Indian Aadhaar number: Verhoeff; it begins with 2 to 9. */
  public static boolean isAadhaar(String digits) {
    if (digits.length() != 12 || digits.charAt(0) < '2') {
      return false;
    }
    int check = 0;
    for (int i = 0; i < 12; i++) {
      int digit = digits.charAt(11 - i) - '0';
      check = VERHOEFF_PRODUCTS[check][VERHOEFF_PLACES[i % 8][digit]];
    }
    return check == 0;
  }

  /** US bank routing number: weights 3, 7, 1 and a Federal Reserve district. */
  public static boolean isRouting(String digits) {
    if (digits.length() != 9) {
      return false;
    }
    int district = Integer.parseInt(digits.substring(0, 2));
    boolean issued =
        district <= 12
            || (district >= 21 && district <= 32)
            || (district >= 61 && district <= 72)
            || district == 80;
    int sum = 0;
    for (int i = 0; i < 9; i++) {
      sum += ROUTING_WEIGHTS[i % 3] * (digits.charAt(i) - '0');
    }
    return issued && sum > 0 && sum % 10 == 0;
  }

  /** UK national insurance number, upper case. */
  public static boolean isNino(String text) {
    return NINO.matcher(text).matches();
  }

  /** Indian permanent account number, upper case; the fourth letter tells the kind of holder. */
  public static boolean isPan(String text) {
    return PAN.matcher(text).matches();
  }

  /** The dihedral group of order ten. */
  private static int[][] verhoeffProducts() {
    int[][] products = new int[10][10];
    for (int a = 0; a < 10; a++) {
      for (int b = 0; b < 10; b++) {
        int turned = a < 5 ? a + b : a - b;
        int base = Math.floorMod(turned, 5);
        products[a][b] = (a < 5) == (b < 5) ? base : base + 5;
      }
    }
    return products;
  }
}
