package com.thriviohr.datasets.sample;

/** A planted entity: code point offsets into the text, and its type. */
public final class Span {
  private final int start;
  private final int end;
  private final String type;
  private final String text;
  private final String personId;

  Span(int start, int end, String type, String text, String personId) {
    this.start = start;
    this.end = end;
    this.type = type;
    this.text = text;
    this.personId = personId;
  }

  /** First code point of the entity. */
  public int start() {
    return start;
  }

  /** Code point after the entity. */
  public int end() {
    return end;
  }

  /** Entity type, such as PERSON. */
  public String type() {
    return type;
  }

  /** The planted value. */
  public String text() {
    return text;
  }

  /** The roster person it belongs to, or null for people outside the roster and plain values. */
  public String personId() {
    return personId;
  }
}
