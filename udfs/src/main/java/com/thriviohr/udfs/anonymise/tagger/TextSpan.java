package com.thriviohr.udfs.anonymise.tagger;

/** A span of a text in UTF-16 units, end excluded. Immutable. */
public final class TextSpan {
  private final int start;
  private final int end;

  /** A span; needs 0 ≤ start &lt; end. */
  public TextSpan(int start, int end) {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("A span needs 0 <= start < end.");
    }
    this.start = start;
    this.end = end;
  }

  /** Offset of the first unit. */
  public int start() {
    return start;
  }

  /** Offset just behind the last unit. */
  public int end() {
    return end;
  }

  /** True when the two share a unit. */
  public boolean overlaps(TextSpan other) {
    return start < other.end && other.start < end;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TextSpan
        && ((TextSpan) other).start == start
        && ((TextSpan) other).end == end;
  }

  @Override
  public int hashCode() {
    return 31 * start + end;
  }

  @Override
  public String toString() {
    return "[" + start + "," + end + ")";
  }
}
