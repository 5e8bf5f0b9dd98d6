package com.thriviohr.datasets.text;

/**
 * The 64-bit FNV-1a hash of UTF-16 units: quick, and the same in every run and on every machine.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-eastlake-fnv/">The FNV non-cryptographic
 *     hash algorithm</a>
 */
public final class Fnv1a {
  /** Hash of nothing. */
  public static final long OFFSET = 0xcbf29ce484222325L;

  private static final long PRIME = 0x100000001b3L;

  private Fnv1a() {}

  /** Hash of a text. */
  public static long hash(CharSequence text) {
    return extend(OFFSET, text, text.length());
  }

  /**
   * Goes on from an earlier hash.
   *
   * @param length how much of the text counts, in UTF-16 units
   */
  public static long extend(long hash, CharSequence text, int length) {
    long state = hash;
    for (int i = 0; i < length; i++) {
      state = (state ^ text.charAt(i)) * PRIME;
    }
    return state;
  }
}
