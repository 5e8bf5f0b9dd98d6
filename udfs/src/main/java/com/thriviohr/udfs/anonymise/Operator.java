package com.thriviohr.udfs.anonymise;

/** What happens to a finding. */
public enum Operator {
  /** A coherent stand-in takes its place; secrets and numbers that open accounts get a tag. */
  SURROGATE,
  /** Its type in brackets takes its place, such as [PERSON]. */
  TAG,
  /** [REDACTED] takes its place. */
  REDACT,
  /** It stays. */
  KEEP
}
