package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.udfs.anonymise.detect.NameForm;
import com.thriviohr.udfs.anonymise.text.Characters;
import com.thriviohr.udfs.anonymise.text.Romanisation;

/** A given and a family name that stand in for real ones, in one script. Immutable. */
final class SurrogateName {
  private final String given;
  private final String family;

  SurrogateName(String given, String family) {
    this.given = given;
    this.family = family;
  }

  String given() {
    return given;
  }

  String family() {
    return family;
  }

  /** The same in Latin letters. */
  SurrogateName romanised() {
    return new SurrogateName(Romanisation.everyday(given), Romanisation.everyday(family));
  }

  /** The form of a name, {@link NameForm#GIVEN} for what is none. */
  String inForm(NameForm form) {
    switch (form) {
      case FULL:
        return isFamilyFirst() ? family + given : given + " " + family;
      case FAMILY_COMMA_GIVEN:
        return family + ", " + given;
      case FAMILY_GIVEN:
        return isFamilyFirst() ? family + given : family + " " + given;
      case INITIAL_FAMILY:
        return given.charAt(0) + ". " + family;
      case GIVEN_INITIAL:
        return given + " " + family.charAt(0);
      case INITIALS:
        return given.charAt(0) + "." + family.charAt(0);
      case FAMILY:
        return family;
      default:
        return given;
    }
  }

  /** Chinese and Korean names stand without a space, the family's first. */
  private boolean isFamilyFirst() {
    Character.UnicodeScript script = Character.UnicodeScript.of(given.codePointAt(0));
    return Characters.isIdeograph(given.charAt(0)) || script == Character.UnicodeScript.HANGUL;
  }
}
