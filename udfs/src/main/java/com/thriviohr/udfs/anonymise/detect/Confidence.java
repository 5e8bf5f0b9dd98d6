package com.thriviohr.udfs.anonymise.detect;

/** How sure a finding is, the surest first: where findings overlap, the surer one wins. */
public enum Confidence {
  /** A check digit or the like agrees. */
  CHECKSUM,
  /** The company's roster knows it. */
  ROSTER,
  /** Its form tells: e-mail address, URL, IP address. */
  STRUCTURED,
  /** Only the words around it tell. */
  CONTEXT,
  /** A trained model says so. */
  MODEL
}
