package com.thriviohr.udfs.anonymise.text;

import java.util.Arrays;

/** The word tokens of a normalised text: offsets and the hash of the folded word. Immutable. */
public final class Tokens {
  private final int[] starts;
  private final int[] ends;
  private final int[] hashes;
  private final int count;

  private Tokens(int[] starts, int[] ends, int[] hashes, int count) {
    this.starts = starts;
    this.ends = ends;
    this.hashes = hashes;
    this.count = count;
  }

  /** Runs of letters and digits; an ideograph is a token of its own. */
  public static Tokens of(NormalisedText text) {
    String units = text.text();
    int length = units.length();
    int room = length / 4 + 8;
    int[] starts = new int[room];
    int[] ends = new int[room];
    int[] hashes = new int[room];
    int count = 0;
    int at = 0;
    while (at < length) {
      if (!Characters.isWord(units.charAt(at))) {
        at++;
        continue;
      }
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
        ends = Arrays.copyOf(ends, count * 2);
        hashes = Arrays.copyOf(hashes, count * 2);
      }
      starts[count] = at;
      at = wordEnd(units, at);
      ends[count] = at;
      hashes[count] = hash(text, starts[count], at);
      count++;
    }
    return new Tokens(starts, ends, hashes, count);
  }

  /** Number of tokens. */
  public int count() {
    return count;
  }

  /** Offset of a token's first unit. */
  public int start(int token) {
    return starts[token];
  }

  /** Offset just behind a token. */
  public int end(int token) {
    return ends[token];
  }

  /** Hash of the folded word, as {@link String#hashCode()} gives it. */
  public int hash(int token) {
    return hashes[token];
  }

  /** Index of the first token that starts at or behind an offset; the count when there is none. */
  public int at(int offset) {
    int found = Arrays.binarySearch(starts, 0, count, offset);
    return found >= 0 ? found : -found - 1;
  }

  private static int wordEnd(String units, int start) {
    int end = start + 1;
    if (Characters.isIdeograph(units.charAt(start))) {
      return end;
    }
    while (end < units.length()
        && Characters.isWord(units.charAt(end))
        && !Characters.isIdeograph(units.charAt(end))) {
      end++;
    }
    return end;
  }

  private static int hash(NormalisedText text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.folded(i);
    }
    return hash;
  }
}
