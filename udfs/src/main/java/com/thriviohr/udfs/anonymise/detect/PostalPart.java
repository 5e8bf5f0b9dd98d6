package com.thriviohr.udfs.anonymise.detect;

/** A part of an address behind the street, as tokens. Immutable. */
final class PostalPart {
  /** What a part is. */
  enum Kind {
    UNIT(EntityTypes.STREET_ADDRESS),
    TOWN(EntityTypes.LOCATION),
    REGION(EntityTypes.LOCATION),
    COUNTRY(EntityTypes.LOCATION),
    POSTCODE(EntityTypes.ZIP_CODE);

    private final String type;

    Kind(String type) {
      this.type = type;
    }
  }

  private final Kind kind;
  private final int first;
  private final int last;

  PostalPart(Kind kind, int first, int last) {
    this.kind = kind;
    this.first = first;
    this.last = last;
  }

  Kind kind() {
    return kind;
  }

  int first() {
    return first;
  }

  int last() {
    return last;
  }

  /** The entity type of the part alone. */
  String type() {
    return kind.type;
  }
}
