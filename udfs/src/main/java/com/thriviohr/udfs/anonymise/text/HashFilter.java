package com.thriviohr.udfs.anonymise.text;

/**
 * A bit for each hash that was added: what has none was not. Sixteen bits a hash or more turn all
 * but few of the others away. Not thread-safe while hashes are added.
 *
 * @see <a href="https://doi.org/10.1145/362686.362692">Bloom 1970</a>, with one bit a key
 */
public final class HashFilter {
  private final long[] bits;

  /**
   * @param size number of bits, a power of two from 64
   */
  public HashFilter(int size) {
    this.bits = new long[Math.max(1, size / Long.SIZE)];
  }

  /** Adds a hash. */
  public void add(int hash) {
    bits[word(hash)] |= 1L << hash;
  }

  /** False for a hash that was not added. */
  public boolean mayHold(int hash) {
    return (bits[word(hash)] & 1L << hash) != 0;
  }

  /** The long with the bit of a hash; the lowest bits tell the place in it. */
  private int word(int hash) {
    return (hash >>> 6 ^ hash >>> 19) & bits.length - 1;
  }
}
