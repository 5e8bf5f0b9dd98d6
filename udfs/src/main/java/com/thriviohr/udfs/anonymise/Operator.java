package com.thriviohr.udfs.anonymise;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What takes the place of an entity. */
public enum Operator {
  /** A made-up value of the same kind, the same for the same person: "Ada Byron". */
  SURROGATE,
  /** The type: {@code [PERSON]}. */
  TAG,
  /** {@code [REDACTED]}, whatever it was. */
  REDACT,
  /** A star for every letter and digit but the last four, and for all of a short value. */
  MASK,
  /** The same date moved by a number of days that only the tenant's key and the author tell. */
  DATE_SHIFT,
  /** Stays as it is. */
  KEEP;

  /** The operator of a name as a policy writes it, or empty for an unknown name. */
  public static Optional<Operator> named(String name) {
    return Arrays.stream(values()).filter(operator -> operator.label().equals(name)).findFirst();
  }

  /** The names a policy may use. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Operator::label).collect(Collectors.toList());
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
