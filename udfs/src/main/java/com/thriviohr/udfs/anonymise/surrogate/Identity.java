package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.detect.NameForm;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * A made-up person: every form of a real one turns into the same form of this one. Not thread-safe.
 */
public final class Identity {
  private final String given;
  private final String family;
  private final String id;
  private final String suffix;
  private final Supplier<String> phones;
  private String phone;

  Identity(String given, String family, String id, String suffix, Supplier<String> phones) {
    this.given = given;
    this.family = family;
    this.id = id;
    this.suffix = suffix;
    this.phones = phones;
  }

  /** Pseudonym of the person id, {@code p-} and 16 hex digits. */
  public String id() {
    return id;
  }

  /** Chat handle without at sign. */
  public String handle() {
    return (given + suffix).toLowerCase(Locale.ROOT);
  }

  /** Address at a domain reserved for documentation (RFC 2606). */
  public String email() {
    return (given + "." + family + "." + suffix).toLowerCase(Locale.ROOT) + "@example.com";
  }

  /** Number in a range reserved for fiction. */
  public String phone() {
    if (phone == null) {
      phone = phones.get();
    }
    return phone;
  }

  /** The name or handle in a form. */
  public String inForm(NameForm form) {
    switch (form) {
      case FULL:
        return given + " " + family;
      case FAMILY_COMMA_GIVEN:
        return family + ", " + given;
      case FAMILY_GIVEN:
        return family + " " + given;
      case INITIAL_FAMILY:
        return given.charAt(0) + ". " + family;
      case GIVEN_INITIAL:
        return given + " " + family.charAt(0);
      case INITIALS:
        return given.charAt(0) + "." + family.charAt(0);
      case FAMILY:
        return family;
      case HANDLE:
        return handle();
      case ID:
        return id;
      default:
        return given;
    }
  }
}
