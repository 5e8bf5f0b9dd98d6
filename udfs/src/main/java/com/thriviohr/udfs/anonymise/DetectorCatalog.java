package com.thriviohr.udfs.anonymise;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Every detector by the name policies use. */
final class DetectorCatalog {
  private static final Predicate<String> ANY = match -> true;
  private static final String STREET =
      "(?i)\\b(\\d{1,5}[a-z]?(?: [a-z][a-z'.-]+){1,3} (?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|"
          + "boulevard|blvd|way|court|ct|square|terrace))\\b";
  private static final String DATE =
      "(?:\\d{4}-\\d{1,2}-\\d{1,2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.? [A-Z][a-z]+ \\d{4})";
  private static final String MONEY =
      "(?:[$€£] ?\\d[\\d.,]*[kK]?|\\d[\\d.,]*[kK]? ?(?:EUR|USD|GBP|CHF|PLN|INR|dollars|euros|pounds|k))";

  private DetectorCatalog() {}

  /** The names policies may use. */
  static Set<String> names() {
    return create(new RosterIndex(List.of()), List.of("US")).keySet();
  }

  /** All detectors for one tenant. */
  static Map<String, List<Detector>> create(RosterIndex roster, List<String> regions) {
    Map<String, List<Detector>> detectors = new LinkedHashMap<>();
    detectors.put("roster", List.of(new RosterDetector(roster)));
    detectors.put(
        "mention",
        List.of(
            structured(
                EntityType.USERNAME,
                has("@"),
                "@([A-Za-z0-9_][A-Za-z0-9_.-]*[A-Za-z0-9_]|[A-Za-z0-9_])")));
    detectors.put("email", emails());
    detectors.put(
        "phone",
        List.of(
            new PhoneDetector(regions),
            structured(EntityType.PHONE_NUMBER, has("+"), "\\+\\d[\\d ()./-]{6,18}\\d")));
    detectors.put(
        "url",
        List.of(
            structured(
                EntityType.URL,
                t -> t.contains("://") || t.contains("www."),
                "(?i)(?:[a-z][a-z0-9+.-]*://|www\\.)[^\\s<>\"]*[^\\s<>\"'.,;:!?)\\]]")));
    detectors.put("ip-address", addresses());
    detectors.put(
        "mac-address",
        List.of(
            structured(EntityType.MAC_ADDRESS, has(":"), "(?i)[0-9a-f]{2}(?::[0-9a-f]{2}){5}")));
    detectors.put(
        "credit-card",
        List.of(new ChecksumDetector(EntityType.CREDIT_CARD, 13, 19, Checksums::isCard)));
    detectors.put(
        "iban", List.of(new ChecksumDetector(EntityType.IBAN_CODE, 15, 31, Checksums::isIban)));
    detectors.put(
        "us-ssn", List.of(checked(EntityType.US_SSN, "\\d{3}-\\d{2}-\\d{4}", Checksums::isUsSsn)));
    detectors.put(
        "street-address",
        List.of(context(EntityType.STREET_ADDRESS, DetectorCatalog::hasDigit, STREET)));
    detectors.put(
        "date-of-birth",
        List.of(
            context(
                EntityType.DATE_OF_BIRTH,
                t -> t.contains("birth") || t.contains("born") || t.contains("dob"),
                "(?i)(?:birth(?:day|date)?|born|dob)[^\\d\\n]{0,20}(" + DATE + ")")));
    detectors.put(
        "salary",
        List.of(
            context(
                EntityType.SALARY,
                t ->
                    t.contains("salary")
                        || t.contains(" pay")
                        || t.contains("earn")
                        || t.contains("bonus")
                        || t.contains("wage"),
                "(?i)(?:salary|pay|paid|earns?|earning|bonus|wage)[^\\d$€£\\n]{0,24}("
                    + MONEY
                    + ")")));
    detectors.put("secret", Secrets.detectors());
    return detectors;
  }

  private static List<Detector> emails() {
    return List.of(
        structured(
            EntityType.EMAIL_ADDRESS,
            has("@"),
            "[\\p{L}0-9._%+-]+@[\\p{L}0-9-]+(?:\\.[\\p{L}0-9-]+)*"),
        structured(
            EntityType.EMAIL_ADDRESS,
            t -> t.contains("at") && t.contains("dot"),
            "(?i)[a-z0-9._%+-]+ ?[\\[(] ?at ?[\\])] ?[a-z0-9-]+(?: ?[\\[(] ?dot ?[\\])] ?[a-z0-9-]+)+"));
  }

  private static List<Detector> addresses() {
    return List.of(
        new PatternDetector(
            EntityType.IP_ADDRESS,
            Strength.CHECKSUM,
            has("."),
            "\\d{1,3}(?:\\.\\d{1,3}){3}",
            Checksums::isIpv4),
        structured(
            EntityType.IP_ADDRESS,
            has(":"),
            "(?i)(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}|(?:[0-9a-f]{1,4}:){1,6}:(?:[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){0,5})?"));
  }

  static Detector structured(EntityType type, Predicate<String> worthTrying, String pattern) {
    return new PatternDetector(type, Strength.STRUCTURED, worthTrying, pattern, ANY);
  }

  private static Detector context(EntityType type, Predicate<String> worthTrying, String pattern) {
    return new PatternDetector(type, Strength.CONTEXT, worthTrying, pattern, ANY);
  }

  private static Detector checked(EntityType type, String pattern, Predicate<String> valid) {
    return new PatternDetector(type, Strength.CHECKSUM, DetectorCatalog::hasDigit, pattern, valid);
  }

  static Predicate<String> has(String part) {
    return text -> text.contains(part);
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }
}
