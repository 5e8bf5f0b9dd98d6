package com.thriviohr.udfs.anonymise.detect;

import java.util.Locale;
import java.util.Set;

/** The kinds of codes of letters and digits that a validator or a word before them tells. */
public final class CodeDetectors {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private CodeDetectors() {}

  /** Vehicle identification numbers: check digit. */
  public static Detector vin() {
    return new CodeDetector(
        CodeRule.proven(
            "vin", EntityTypes.VIN, 17, code -> hasBoth(code) && Checksums.isVin(code)));
  }

  /** UK national insurance numbers. */
  public static Detector ukNino() {
    return new CodeDetector(
        CodeRule.proven("uk-nino", EntityTypes.UK_NINO, 9, NationalIds::isNino));
  }

  /** Indian permanent account numbers. */
  public static Detector inPan() {
    return new CodeDetector(CodeRule.proven("in-pan", EntityTypes.IN_PAN, 10, NationalIds::isPan));
  }

  /** Bank identifier codes (ISO 9362) behind SWIFT or BIC. */
  public static Detector swiftCode() {
    return new CodeDetector(
        CodeRule.behind(
            "swift-code", EntityTypes.SWIFT_CODE, 8, 11, CodeDetectors::isSwift, "swift bic"));
  }

  /** Passport numbers. */
  public static Detector passport() {
    return new CodeDetector(
        CodeRule.behind(
            "passport", EntityTypes.PASSPORT, 6, 9, code -> digits(code) >= 5, "passport"));
  }

  /** Driver licence numbers. */
  public static Detector driverLicense() {
    return new CodeDetector(
        CodeRule.behind(
            "driver-license",
            EntityTypes.DRIVER_LICENSE,
            5,
            17,
            code -> digits(code) >= 4,
            "license licence dl driver drivers driving"));
  }

  /** Licence plates. */
  public static Detector licensePlate() {
    return new CodeDetector(
        CodeRule.behind(
            "license-plate",
            EntityTypes.LICENSE_PLATE,
            4,
            8,
            code -> hasBoth(code) && digits(code) <= 6,
            "plate plates registration numberplate"));
  }

  /** Staff numbers outside the roster. */
  public static Detector employeeId() {
    return new CodeDetector(
        CodeRule.behind(
            "employee-id",
            EntityTypes.EMPLOYEE_ID,
            3,
            12,
            code -> digits(code) >= 3,
            "employee staff personnel badge"));
  }

  private static boolean isSwift(String code) {
    return (code.length() == 8 || code.length() == 11)
        && code.substring(0, 6).chars().allMatch(Character::isLetter)
        && COUNTRIES.contains(code.substring(4, 6));
  }

  private static long digits(String code) {
    return code.chars().filter(unit -> unit >= '0' && unit <= '9').count();
  }

  private static boolean hasBoth(String code) {
    long digits = digits(code);
    return digits > 0 && digits < code.length();
  }
}
