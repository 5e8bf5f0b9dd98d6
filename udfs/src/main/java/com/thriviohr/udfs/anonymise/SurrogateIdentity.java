package com.thriviohr.udfs.anonymise;

import java.util.Locale;

/** The stand-in for one person, in every form. Addresses and numbers come from reserved ranges. */
final class SurrogateIdentity {
  private final String given;
  private final String family;
  private final String hash;
  private final int number;

  SurrogateIdentity(String given, String family, String hash, int number) {
    this.given = given;
    this.family = family;
    this.hash = hash;
    this.number = number;
  }

  /** The identity in the form in which the person was written. */
  String in(NameForm form) {
    switch (form) {
      case FULL:
        return given + " " + family;
      case LAST_FIRST:
        return family + ", " + given;
      case FAMILY:
        return family;
      case INITIAL_FAMILY:
        return given.charAt(0) + ". " + family;
      case HANDLE:
        return handle();
      case EMAIL:
        return handle() + "@example.com";
      case PHONE:
        return phone(number);
      case ID:
        return "E-" + hash;
      default:
        return given;
    }
  }

  /**
   * A number from a range that is never assigned.
   *
   * @see <a href="https://nationalnanpa.com/numbering_resource_info/555_numbers.html">555-01xx</a>
   */
  static String phone(int number) {
    return String.format(Locale.ROOT, "+1 202 555 01%02d", Math.floorMod(number, 100));
  }

  private String handle() {
    return given.toLowerCase(Locale.ROOT) + "-" + hash.substring(0, 6);
  }
}
