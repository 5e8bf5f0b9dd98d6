package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One finding: a span of the normalised text (UTF-16 units, end excluded) and what it is.
 * Immutable; never holds the text it covers.
 */
public final class Entity {
  private final int start;
  private final int end;
  private final String type;
  private final String detector;
  private final Confidence strength;
  private final Person person;

  /** A finding that is not tied to a person of the roster. */
  public Entity(int start, int end, String type, String detector, Confidence strength) {
    this(start, end, type, detector, strength, Person.UNKNOWN);
  }

  private Entity(
      int start, int end, String type, String detector, Confidence strength, Person person) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("An entity needs 0 <= start < end.");
    }
    this.start = start;
    this.end = end;
    this.type = requireNonNull(type, "type");
    this.detector = requireNonNull(detector, "detector");
    this.strength = requireNonNull(strength, "strength");
    this.person = person;
  }

  /** The same finding, in the form it takes; the person stays unknown. */
  public Entity withForm(NameForm form) {
    return new Entity(start, end, type, detector, strength, person.inForm(form));
  }

  /** The same finding, tied to a person of the roster. */
  public Entity withPerson(String personId) {
    return new Entity(start, end, type, detector, strength, person.identified(personId));
  }

  /** The same finding of a stranger whom the text names in full elsewhere. */
  public Entity withFullName(int nameStart, int nameEnd) {
    Person named = new Person(person.id, person.form, nameStart, nameEnd);
    return new Entity(start, end, type, detector, strength, named);
  }

  /** The same finding over another span. */
  public Entity over(int newStart, int newEnd) {
    return new Entity(newStart, newEnd, type, detector, strength, person);
  }

  /** The same finding, as sure as that. */
  public Entity withStrength(Confidence newStrength) {
    return new Entity(start, end, type, detector, newStrength, person);
  }

  /** The same finding under another type. */
  public Entity withType(String newType) {
    return new Entity(start, end, newType, detector, strength, person);
  }

  /** First unit. */
  public int start() {
    return start;
  }

  /** Just behind the last unit. */
  public int end() {
    return end;
  }

  /** Length in UTF-16 units. */
  public int length() {
    return end - start;
  }

  /** Field-standard type name, such as PERSON, see {@link EntityTypes}. */
  public String type() {
    return type;
  }

  /** Policy name of the detector that found it. */
  public String detector() {
    return detector;
  }

  /** How sure it is. */
  public Confidence strength() {
    return strength;
  }

  /** The person of the roster, when exactly one is meant. */
  public Optional<String> personId() {
    return Optional.ofNullable(person.id);
  }

  /** The form in which it names a person. */
  public NameForm form() {
    return person.form;
  }

  /** First unit of the mention that names the person best: this one, unless told otherwise. */
  public int nameStart() {
    return person.nameEnd > 0 ? person.nameStart : start;
  }

  /** Just behind the last unit of the mention that names the person best. */
  public int nameEnd() {
    return person.nameEnd > 0 ? person.nameEnd : end;
  }

  @Override
  public String toString() {
    return type + "[" + start + "," + end + ") " + strength + " by " + detector;
  }

  private static final class Person {
    private static final Person UNKNOWN = new Person(null, NameForm.OTHER, 0, 0);

    private final String id;
    private final NameForm form;
    private final int nameStart;
    private final int nameEnd;

    private Person(String id, NameForm form, int nameStart, int nameEnd) {
      this.id = id;
      this.form = form;
      this.nameStart = nameStart;
      this.nameEnd = nameEnd;
    }

    private Person inForm(NameForm newForm) {
      return new Person(id, newForm, nameStart, nameEnd);
    }

    private Person identified(String newId) {
      return new Person(newId, form, nameStart, nameEnd);
    }
  }
}
