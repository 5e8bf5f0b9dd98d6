package com.thriviohr.udfs.anonymise.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A plain text in NFKC, with plain hyphens inside words and numbers, without zero-width,
 * bidirectional and other invisible controls, and the way back to the plain text. Offsets count
 * UTF-16 units. Immutable.
 */
public final class NormalisedText {
  private final String plain;
  private final String text;
  private final char[] folded;
  private final int[] starts;
  private final int[] ends;

  private NormalisedText(String plain, String text, int[] starts, int[] ends) {
    this.plain = plain;
    this.text = text;
    this.starts = starts;
    this.ends = ends;
    this.folded = new char[text.length()];
    for (int i = 0; i < folded.length; i++) {
      folded[i] = Characters.fold(text.charAt(i));
    }
  }

  /**
   * @param plain text without markup
   * @throws UnmappableTextException when the text holds half a surrogate pair
   */
  public static NormalisedText of(String plain) {
    for (int i = 0; i < plain.length(); i++) {
      char unit = plain.charAt(i);
      if (unit >= 0x7f || (unit < ' ' && !isKeptControl(unit))) {
        return mapped(plain);
      }
    }
    return new NormalisedText(plain, plain, new int[0], new int[0]);
  }

  /** The text before normalisation. */
  public String plain() {
    return plain;
  }

  /** The normalised text. */
  public String text() {
    return text;
  }

  /** The folded unit at an offset of the normalised text. */
  public char folded(int offset) {
    return folded[offset];
  }

  /** Length of the normalised text. */
  public int length() {
    return folded.length;
  }

  /** Offset in the plain text where the character at a normalised offset begins. */
  public int plainStart(int offset) {
    return starts.length == 0 ? offset : starts[offset];
  }

  /** Offset in the plain text just behind the character that ends before a normalised offset. */
  public int plainEnd(int endOffset) {
    return starts.length == 0 || endOffset == 0 ? endOffset : ends[endOffset - 1];
  }

  private static NormalisedText mapped(String plain) {
    int length = plain.length();
    StringBuilder text = new StringBuilder(length + 16);
    int[] starts = new int[length + 16];
    int[] ends = new int[length + 16];
    int at = 0;
    while (at < length) {
      int next = clusterEnd(plain, at);
      String cluster = normalise(plain, at, next);
      int size = text.length() + cluster.length();
      if (size > starts.length) {
        starts = Arrays.copyOf(starts, size * 2);
        ends = Arrays.copyOf(ends, size * 2);
      }
      Arrays.fill(starts, text.length(), size, at);
      Arrays.fill(ends, text.length(), size, next);
      text.append(cluster);
      at = next;
    }
    int size = text.length();
    return new NormalisedText(
        plain, text.toString(), Arrays.copyOf(starts, size), Arrays.copyOf(ends, size));
  }

  private static String normalise(String plain, int from, int to) {
    if (to - from == 1 && isDashInside(plain, from)) {
      return "-";
    }
    if (to - from == 1 && plain.charAt(from) < 0x7f) {
      char unit = plain.charAt(from);
      return unit < ' ' && !isKeptControl(unit) ? "" : String.valueOf(unit);
    }
    StringBuilder kept = new StringBuilder(to - from);
    plain
        .substring(from, to)
        .codePoints()
        .filter(point -> !isInvisible(point))
        .forEach(kept::appendCodePoint);
    return Normalizer.normalize(kept, Normalizer.Form.NFKC);
  }

  /** A Unicode dash between two words or numbers, which writers take for a hyphen. */
  private static boolean isDashInside(String plain, int at) {
    char unit = plain.charAt(at);
    boolean dash = (unit >= 0x2010 && unit <= 0x2015) || unit == 0x2212;
    return dash
        && at > 0
        && at + 1 < plain.length()
        && Characters.isWord(plain.charAt(at - 1))
        && (Characters.isWord(plain.charAt(at + 1)) || plain.charAt(at + 1) == '\n');
  }

  /** A base character with everything that composes with it. */
  private static int clusterEnd(String plain, int at) {
    int end = at + width(plain, at);
    while (end < plain.length() && joins(plain.codePointAt(end))) {
      end += width(plain, end);
    }
    return end;
  }

  private static int width(String plain, int at) {
    int point = plain.codePointAt(at);
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      throw new UnmappableTextException();
    }
    return Character.charCount(point);
  }

  private static boolean joins(int point) {
    if (point < 0x300) {
      return false;
    }
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || (point >= 0x1160 && point <= 0x11ff);
  }

  private static boolean isKeptControl(char unit) {
    return unit == '\n' || unit == '\r' || unit == '\t';
  }

  private static boolean isInvisible(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT
        || type == Character.CONTROL
        || (point >= 0xfe00 && point <= 0xfe0f)
        || point == 0x34f
        || point == 0x115f
        || point == 0x1160
        || point == 0x3164;
  }
}
