package com.thriviohr.udfs.anonymise.detect;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers that libphonenumber takes for valid in one of some regions. Its matcher takes tens of
 * microseconds, so a region whose numbers are never so long is not asked, and numbers in the plain
 * form that needs no parsing are only validated.
 */
final class RegionalNumbers {
  private static final int MOST_TRIES = 3;
  private static final int MOST_DIGITS = 15;
  private static final int LONGEST_CODE = 3;
  private static final int NORTH_AMERICA = 1;
  private static final int NORTH_AMERICAN_DIGITS = 10;
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Set<Integer> CALLING_CODES = PHONES.getSupportedCallingCodes();
  private static final Map<String, Region> REGIONS = new ConcurrentHashMap<>();

  private RegionalNumbers() {}

  /**
   * @param run digits with the marks of phone numbers
   * @param regions ISO 3166 codes; those behind the first that finds anything are not asked
   * @return where numbers are in the run
   */
  static List<TextSpan> find(String run, Set<String> regions) {
    boolean international = run.charAt(0) == '+';
    if (international && isValid(run)) {
      return List.of(new TextSpan(0, run.length()));
    }
    for (String name : regions) {
      Region region = REGIONS.computeIfAbsent(name, Region::new);
      List<TextSpan> found = international || region.admits(run) ? region.find(run) : List.of();
      if (international || !found.isEmpty()) {
        // An international number reads the same in every region.
        return found;
      }
    }
    return List.of();
  }

  /** A calling code and a valid number, with no marks but single spaces, dots and dashes. */
  private static boolean isValid(String run) {
    String digits = digits(run.substring(1), " .-");
    for (int code = 1; code <= LONGEST_CODE && code < digits.length(); code++) {
      int calling = Integer.parseInt(digits.substring(0, code));
      if (CALLING_CODES.contains(calling)) {
        return digits.charAt(code) != '0' && isValid(calling, digits.substring(code));
      }
    }
    return false;
  }

  private static boolean isValid(int callingCode, String national) {
    return national.length() <= MOST_DIGITS
        && PHONES.isValidNumber(
            new PhoneNumber()
                .setCountryCode(callingCode)
                .setNationalNumber(Long.parseLong(national)));
  }

  /** The digits of a run that has single marks between them; empty for any other. */
  private static String digits(String run, String marks) {
    StringBuilder digits = new StringBuilder(run.length());
    boolean mark = true;
    for (int i = 0; i < run.length(); i++) {
      boolean digit = Characters.isDigit(run.charAt(i));
      if (!digit && (mark || marks.indexOf(run.charAt(i)) < 0)) {
        return "";
      }
      mark = !digit;
      if (digit) {
        digits.append(run.charAt(i));
      }
    }
    return digits.toString();
  }

  /** How many digits the numbers of a region have as people write them there. Immutable. */
  private static final class Region {
    private final String code;
    private final int callingCode;
    private final boolean[] lengths = new boolean[MOST_DIGITS + 1];
    private final String trunkPrefix;

    private Region(String code) {
      String trunk = PHONES.getNddPrefixForRegion(code, true);
      this.trunkPrefix = trunk == null ? "" : trunk;
      PhoneNumber number = new PhoneNumber();
      this.code = code;
      this.callingCode = PHONES.getCountryCodeForRegion(code);
      number.setCountryCode(callingCode);
      long national = 1;
      for (int digits = 1; digits <= MOST_DIGITS; digits++) {
        lengths[digits] = PHONES.isPossibleNumber(number.setNationalNumber(national));
        national = national * 10 + 1;
      }
    }

    private List<TextSpan> find(String run) {
      if (callingCode == NORTH_AMERICA) {
        String digits = digits(run, " .-");
        if (digits.length() == NORTH_AMERICAN_DIGITS && isValid(callingCode, digits)) {
          return List.of(new TextSpan(0, run.length()));
        }
      }
      List<TextSpan> found = new ArrayList<>();
      PHONES
          .findNumbers(run, code, PhoneNumberUtil.Leniency.VALID, MOST_TRIES)
          .forEach(match -> found.add(new TextSpan(match.start(), match.end())));
      return found;
    }

    /** True for a run that may be a number here, or two with a slash between. */
    private boolean admits(String run) {
      int digits = 0;
      boolean trunk = true;
      boolean extended = false;
      for (int i = 0; i < run.length(); i++) {
        char unit = run.charAt(i);
        if (Characters.isDigit(unit)) {
          trunk &= digits >= trunkPrefix.length() || unit == trunkPrefix.charAt(digits);
          digits++;
        }
        extended |= "xX/+".indexOf(unit) >= 0;
      }
      return extended
          || run.startsWith("00")
          || run.startsWith("011")
          || isLength(digits)
          || (trunk && isLength(digits - trunkPrefix.length()));
    }

    private boolean isLength(int digits) {
      return digits > 0 && digits <= MOST_DIGITS && lengths[digits];
    }
  }
}
