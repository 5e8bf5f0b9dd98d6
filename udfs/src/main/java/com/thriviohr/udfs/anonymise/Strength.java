package com.thriviohr.udfs.anonymise;

/** How sure a finding is; where findings overlap, the earlier constant wins. */
public enum Strength {
  /** A checksum holds. */
  CHECKSUM,
  /** The roster knows it. */
  ROSTER,
  /** Its form leaves no doubt, such as an e-mail address. */
  STRUCTURED,
  /** Words around it say so. */
  CONTEXT
}
