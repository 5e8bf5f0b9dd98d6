package com.thriviohr.udfs.anonymise;

/** The form in which a text speaks of a person; the surrogate takes the same form. */
public enum NameForm {
  FULL,
  LAST_FIRST,
  GIVEN,
  FAMILY,
  INITIAL_FAMILY,
  HANDLE,
  EMAIL,
  PHONE,
  ID
}
