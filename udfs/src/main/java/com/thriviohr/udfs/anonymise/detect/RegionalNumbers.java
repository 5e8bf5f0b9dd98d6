package com.thriviohr.udfs.anonymise.detect;

import com.google.i18n.phonenumbers.PhoneNumberMatch;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Numbers that libphonenumber takes for valid in one of some regions. A region whose numbers are
 * never so long is not asked: the library takes microseconds.
 */
final class RegionalNumbers {
  private static final int MOST_TRIES = 3;
  private static final int MOST_DIGITS = 17;
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Map<String, Region> REGIONS = new ConcurrentHashMap<>();

  /**
   * @param run digits with the marks of phone numbers
   * @param regions ISO 3166 codes; those behind the first that finds anything are not asked
   */
  List<PhoneNumberMatch> find(String run, Set<String> regions) {
    boolean international = run.charAt(0) == '+';
    List<PhoneNumberMatch> matches = new ArrayList<>();
    for (String region : regions) {
      if (international || REGIONS.computeIfAbsent(region, Region::new).admits(run)) {
        PHONES
            .findNumbers(run, region, PhoneNumberUtil.Leniency.VALID, MOST_TRIES)
            .forEach(matches::add);
      }
      if (international || !matches.isEmpty()) {
        // An international number reads the same in every region.
        break;
      }
    }
    return matches;
  }

  /** How many digits the numbers of a region have as people write them there. Immutable. */
  private static final class Region {
    private final boolean[] lengths = new boolean[MOST_DIGITS + 1];
    private final String trunkPrefix;

    private Region(String code) {
      String trunk = PHONES.getNddPrefixForRegion(code, true);
      this.trunkPrefix = trunk == null ? "" : trunk;
      PhoneNumber number = new PhoneNumber();
      number.setCountryCode(PHONES.getCountryCodeForRegion(code));
      long national = 1;
      for (int digits = 1; digits <= MOST_DIGITS; digits++) {
        lengths[digits] = PHONES.isPossibleNumber(number.setNationalNumber(national));
        national = national * 10 + 1;
      }
    }

    /** Some groups of a run may be a number of their own, so a long run is always admitted. */
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
        extended |= "xX/+()".indexOf(unit) >= 0;
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
