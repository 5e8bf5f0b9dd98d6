package com.thriviohr.udfs.anonymise;

import java.util.Objects;
import java.util.Optional;

/** A finding: UTF-16 offsets into the plain text, what it is, and whom it means when known. */
public final class Entity {
  private final int start;
  private final int end;
  private final EntityType type;
  private final Strength strength;
  private final String personKey;
  private final NameForm form;

  private Entity(
      int start, int end, EntityType type, Strength strength, String personKey, NameForm form) {
    this.start = start;
    this.end = end;
    this.type = Objects.requireNonNull(type, "type");
    this.strength = Objects.requireNonNull(strength, "strength");
    this.personKey = personKey;
    this.form = form;
  }

  /** A value that means no particular person. */
  public static Entity value(int start, int end, EntityType type, Strength strength) {
    return new Entity(start, end, type, strength, null, null);
  }

  /**
   * A person of the roster.
   *
   * @param personKey what the surrogate identity hangs on: a person id, or a name shared by several
   */
  public static Entity person(
      int start, int end, EntityType type, String personKey, NameForm form) {
    return new Entity(start, end, type, Strength.ROSTER, personKey, form);
  }

  /** First character. */
  public int start() {
    return start;
  }

  /** Character after the last. */
  public int end() {
    return end;
  }

  /** Kind of personal data. */
  public EntityType type() {
    return type;
  }

  /** How sure the finding is. */
  public Strength strength() {
    return strength;
  }

  /** Key of the person meant. */
  public Optional<String> personKey() {
    return Optional.ofNullable(personKey);
  }

  /** Form in which the person is meant; only with {@link #personKey()}. */
  public NameForm form() {
    return form;
  }

  int length() {
    return end - start;
  }

  @Override
  public String toString() {
    return type + "[" + start + "," + end + ")";
  }
}
