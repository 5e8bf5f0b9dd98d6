package com.thriviohr.udfs.anonymise.tagger;

import java.util.List;

/** The names in one text: spans in UTF-16 units, in order, without overlap. Immutable. */
public final class TaggedNames {
  private final List<TextSpan> people;
  private final List<TextSpan> organizations;

  TaggedNames(List<TextSpan> people, List<TextSpan> organizations) {
    this.people = List.copyOf(people);
    this.organizations = List.copyOf(organizations);
  }

  /** Names of people, without titles. */
  public List<TextSpan> people() {
    return people;
  }

  /** Names of organisations. */
  public List<TextSpan> organizations() {
    return organizations;
  }
}
