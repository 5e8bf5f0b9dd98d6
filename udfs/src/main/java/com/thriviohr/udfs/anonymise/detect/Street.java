package com.thriviohr.udfs.anonymise.detect;

/** The line of an address with house number and street, as tokens. Immutable. */
final class Street {
  private final int first;
  private final int name;
  private final int last;
  private final boolean formed;

  /**
   * @param first first token
   * @param name first token behind the house number in front; equals first without one
   * @param last last token
   * @param formed whether a word such as Street, Rua or Box tells, not two numbers alone
   */
  Street(int first, int name, int last, boolean formed) {
    this.first = first;
    this.name = name;
    this.last = last;
    this.formed = formed;
  }

  int first() {
    return first;
  }

  int name() {
    return name;
  }

  int last() {
    return last;
  }

  boolean isFormed() {
    return formed;
  }

  boolean isLed() {
    return name > first;
  }

  /** The same street up to another token. */
  Street to(int newLast) {
    return new Street(first, name, newLast, formed);
  }

  /** The same street from an earlier token on. */
  Street from(int newFirst) {
    return new Street(newFirst, name, last, formed);
  }
}
