package com.thriviohr.udfs.anonymise.detect;

/** In which form a text names a person, so that a surrogate can take the same form. */
public enum NameForm {
  /** "Ada Byron". */
  FULL,
  /** "Byron, Ada". */
  FAMILY_COMMA_GIVEN,
  /** "Byron Ada". */
  FAMILY_GIVEN,
  /** "A. Byron". */
  INITIAL_FAMILY,
  /** "Ada B." */
  GIVEN_INITIAL,
  /** "A.B." */
  INITIALS,
  /** "Ada" or a nickname. */
  GIVEN,
  /** "Byron". */
  FAMILY,
  /** "abyron", "@abyron". */
  HANDLE,
  /** The id of the person. */
  ID,
  /** An e-mail address, phone number or anything else that is no name. */
  OTHER
}
