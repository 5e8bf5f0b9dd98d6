package com.thriviohr.udfs.anonymise.detect;

/** The kinds of numbers and codes that a validator, a grouping or a word before them tells. */
public final class NumberDetectors {
  private NumberDetectors() {}

  /** Payment cards: Luhn and the issuer's range, or Luhn behind a word such as card. */
  public static Detector creditCard() {
    return new NumberDetector(
        NumberRule.proven("credit-card", EntityTypes.CREDIT_CARD, 12, 19, Checksums::isLuhn)
            .near(
                Confidence.CHECKSUM,
                "card",
                "visa",
                "mastercard",
                "amex",
                "karte",
                "kreditkarte",
                "kartennummer",
                "carte",
                "tarjeta",
                "cartao",
                "carta",
                "kaart")
            .orProven(Checksums::isCard));
  }

  /** US social security numbers: area rules, and 3-2-4 or a word. */
  public static Detector usSsn() {
    return new NumberDetector(
        NumberRule.proven("us-ssn", EntityTypes.US_SSN, 9, 9, NationalIds::isSsn)
            .near(Confidence.CHECKSUM, "ssn", "social", "ss")
            .orGrouped("3-2-4", "3.2.4"));
  }

  /** US individual taxpayer numbers. */
  public static Detector usItin() {
    return new NumberDetector(
        NumberRule.proven("us-itin", EntityTypes.US_ITIN, 9, 9, NationalIds::isItin)
            .near(Confidence.CHECKSUM, "itin", "taxpayer", "tax", "tin")
            .orGrouped("3-2-4", "3.2.4"));
  }

  /** UK National Health Service numbers. */
  public static Detector ukNhs() {
    return new NumberDetector(
        NumberRule.proven("uk-nhs", EntityTypes.UK_NHS, 10, 10, NationalIds::isNhs)
            .near(Confidence.CHECKSUM, "nhs", "health", "patient"));
  }

  /** Canadian social insurance numbers. */
  public static Detector caSin() {
    return new NumberDetector(
        NumberRule.proven("ca-sin", EntityTypes.CA_SIN, 9, 9, NationalIds::isSin)
            .near(Confidence.CHECKSUM, "sin", "insurance", "nas")
            .orGrouped("3-3-3", "3 3 3"));
  }

  /** Indian Aadhaar numbers. */
  public static Detector inAadhaar() {
    return new NumberDetector(
        NumberRule.proven("in-aadhaar", EntityTypes.IN_AADHAAR, 12, 12, NationalIds::isAadhaar)
            .near(Confidence.CHECKSUM, "aadhaar", "aadhar", "uidai", "uid")
            .orGrouped("4-4-4", "4 4 4"));
  }

  /** US bank routing numbers. */
  public static Detector routingNumber() {
    return new NumberDetector(
        NumberRule.proven(
                "routing-number", EntityTypes.ROUTING_NUMBER, 9, 9, NationalIds::isRouting)
            .near(Confidence.CHECKSUM, "routing", "aba", "rtn", "transit"));
  }

  /** Numbers of online meetings behind words such as meeting. */
  public static Detector meetingId() {
    return new NumberDetector(
        NumberRule.proven("meeting-id", EntityTypes.MEETING_ID, 9, 12, digits -> true)
            .near(
                Confidence.STRUCTURED,
                "meeting",
                "webinar",
                "conference",
                "zoom",
                "webex",
                "sitzung",
                "besprechung",
                "reunion",
                "reuniao",
                "riunione",
                "vergadering"));
  }

  /** Bank account numbers behind words such as account. */
  public static Detector bankAccount() {
    return new NumberDetector(
        NumberRule.proven("bank-account", EntityTypes.BANK_ACCOUNT, 6, 17, digits -> true)
            .near(Confidence.CONTEXT, "account", "acct", "konto"));
  }
}
