package com.thriviohr.udfs.anonymise.detect;

import java.util.List;
import java.util.regex.Pattern;

/** National numbers with letters, upper case and without separators. */
final class LetteredIds {
  private static final int SHORTEST = 8;
  private static final int LONGEST = 18;
  private static final String SPANISH = "TRWAGMYFPDXBNJZSQVHLCKE";
  private static final String IRISH = "WABCDEFGHIJKLMNOPQRSTUV";
  private static final String FINNISH = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final String MEXICAN = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";
  private static final String MEXICAN_RFC = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
  private static final int[] ITALIAN_ODD = {
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
  };
  private static final int[] CHINESE_WEIGHTS = {
    7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2
  };
  private static final String CHINESE = "10X98765432";
  private static final int[] SINGAPORE_WEIGHTS = {2, 7, 6, 5, 4, 3, 2};

  private static final Pattern NIF = Pattern.compile("[0-9]{8}[A-Z]|[XYZ][0-9]{7}[A-Z]");
  private static final Pattern PPS = Pattern.compile("[0-9]{7}[A-W][A-IW]?");
  private static final Pattern HETU =
      Pattern.compile(
          "(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}[ABCDEFUVWXY]?[0-9]{3}[0-9A-Y]");
  private static final Pattern FISCAL_CODE =
      Pattern.compile("[A-Z]{6}[0-9LMNP-V]{2}[A-EHLMPRST][0-9LMNP-V]{2}[A-Z][0-9LMNP-V]{3}[A-Z]");
  private static final Pattern CURP =
      Pattern.compile("[A-Z][AEIOUX][A-Z]{2}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]");
  private static final Pattern RFC = Pattern.compile("[A-ZÑ&]{4}[0-9]{6}[A-Z0-9]{3}");
  private static final Pattern NRIC = Pattern.compile("[STFGM][0-9]{7}[A-Z]");
  private static final Pattern RESIDENT_ID =
      Pattern.compile("[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9]{4}[0-9X]");

  private static final List<Pattern> FORMS =
      List.of(NIF, PPS, HETU, FISCAL_CODE, CURP, RFC, NRIC, RESIDENT_ID);
  private static final String NAMES =
      "dni nie nif pps ppsn hetu henkilotunnus fiscale curp rfc nric fin 证 證";

  private LetteredIds() {}

  /** A detector of those whose check digits agree. */
  static Detector proven(String name) {
    return new CodeDetector(
        CodeRule.proven(name, EntityTypes.NATIONAL_ID, SHORTEST, LONGEST, LetteredIds::isAny));
  }

  /** A detector of those that follow their name, mistyped or not. */
  static Detector told(String name) {
    return new CodeDetector(
        CodeRule.behind(
            name, EntityTypes.NATIONAL_ID, SHORTEST, LONGEST, LetteredIds::hasForm, NAMES));
  }

  private static boolean hasForm(String id) {
    return FORMS.stream().anyMatch(form -> form.matcher(id).matches());
  }

  private static boolean isAny(String id) {
    switch (id.length()) {
      case 8:
        return isPps(id);
      case 9:
        return isNif(id) || isPps(id) || isNric(id);
      case 10:
      case 11:
        return isHetu(id);
      case 13:
        return isRfc(id);
      case 16:
        return isFiscalCode(id);
      case 18:
        return isCurp(id) || isResidentId(id);
      default:
        return false;
    }
  }

  /** Spanish NIF and NIE. */
  static boolean isNif(String id) {
    if (!NIF.matcher(id).matches()) {
      return false;
    }
    int foreign = "XYZ".indexOf(id.charAt(0));
    String digits = foreign < 0 ? id.substring(0, 8) : foreign + id.substring(1, 8);
    return SPANISH.charAt(Integer.parseInt(digits) % SPANISH.length()) == id.charAt(8);
  }

  /** Irish PPS number. */
  static boolean isPps(String id) {
    if (!PPS.matcher(id).matches()) {
      return false;
    }
    int sum = id.length() == 9 ? 9 * IRISH.indexOf(id.charAt(8)) : 0;
    for (int i = 0; i < 7; i++) {
      sum += (8 - i) * (id.charAt(i) - '0');
    }
    return IRISH.charAt(sum % IRISH.length()) == id.charAt(7);
  }

  /** Finnish personal identity code, with the sign of the century or without. */
  static boolean isHetu(String id) {
    if (!HETU.matcher(id).matches()) {
      return false;
    }
    int last = id.length() - 1;
    long number = Long.parseLong(id.substring(0, 6) + id.substring(last - 3, last));
    return FINNISH.charAt((int) (number % FINNISH.length())) == id.charAt(last);
  }

  /** Italian fiscal code. */
  static boolean isFiscalCode(String id) {
    if (!FISCAL_CODE.matcher(id).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      char unit = id.charAt(i);
      int value = unit <= '9' ? unit - '0' : unit - 'A';
      sum += i % 2 == 0 ? ITALIAN_ODD[value] : value;
    }
    return 'A' + sum % 26 == id.charAt(15);
  }

  /** Mexican CURP. */
  static boolean isCurp(String id) {
    if (!CURP.matcher(id).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += (18 - i) * MEXICAN.indexOf(id.charAt(i));
    }
    return (10 - sum % 10) % 10 == id.charAt(17) - '0';
  }

  /** Mexican RFC of a person. */
  static boolean isRfc(String id) {
    if (!RFC.matcher(id).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += (13 - i) * MEXICAN_RFC.indexOf(id.charAt(i));
    }
    return MEXICAN_RFC.charAt((11 - sum % 11) % 11) == id.charAt(12)
        || (sum % 11 == 1 && id.charAt(12) == 'A');
  }

  /** Singapore's NRIC and FIN. */
  static boolean isNric(String id) {
    if (!NRIC.matcher(id).matches()) {
      return false;
    }
    int sum = "TG".indexOf(id.charAt(0)) >= 0 ? 4 : id.charAt(0) == 'M' ? 3 : 0;
    for (int i = 0; i < 7; i++) {
      sum += SINGAPORE_WEIGHTS[i] * (id.charAt(i + 1) - '0');
    }
    boolean citizen = "ST".indexOf(id.charAt(0)) >= 0;
    String letters = citizen ? "JZIHGFEDCBA" : id.charAt(0) == 'M' ? "XWUTRQPNJLK" : "XWUTRQPNMLK";
    return letters.charAt(sum % 11) == id.charAt(8);
  }

  /** Chinese resident identity number: ISO/IEC 7064, MOD 11-2. */
  static boolean isResidentId(String id) {
    if (!RESIDENT_ID.matcher(id).matches()) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < 17; i++) {
      sum += CHINESE_WEIGHTS[i] * (id.charAt(i) - '0');
    }
    return CHINESE.charAt(sum % 11) == id.charAt(17);
  }
}
