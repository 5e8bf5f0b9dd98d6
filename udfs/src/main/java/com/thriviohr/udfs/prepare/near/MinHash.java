package com.thriviohr.udfs.prepare.near;

import java.io.Serializable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * MinHash signatures in bands: two texts of Jaccard similarity s share at least one band with
 * probability 1 − (1 − s^rows)^bands. With 14 bands of 8 rows, as in datatrove, that is .92 at s =
 * .8 and .06 at s = .5.
 *
 * @see <a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder, On the resemblance and
 *     containment of documents</a>
 */
public final class MinHash implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Bands and rows of datatrove's {@code MinhashConfig}. */
  public static final MinHash SHIPPED = new MinHash(14, 8, 1);

  private final int bands;
  private final int rows;
  private final long[] factors;
  private final long[] offsets;

  /**
   * @param bands number of chances to be compared
   * @param rows minima that must agree in a band
   * @param seed picks the hash functions
   */
  public MinHash(int bands, int rows, long seed) {
    this.bands = bands;
    this.rows = rows;
    SplittableRandom random = new SplittableRandom(seed);
    this.factors = random.longs((long) bands * rows).map(factor -> factor | 1).toArray();
    this.offsets = random.longs((long) bands * rows).toArray();
  }

  /** Probability that texts of a similarity share a band. */
  public double chance(double similarity) {
    return 1 - Math.pow(1 - Math.pow(similarity, rows), bands);
  }

  /**
   * One key per band; texts that share a key are worth comparing.
   *
   * @return as many keys as bands, or none when there are no shingles
   */
  public long[] keys(Shingles shingles) {
    if (shingles.size() == 0) {
      return new long[0];
    }
    int[] signature = signature(shingles);
    long[] keys = new long[bands];
    for (int band = 0; band < bands; band++) {
      long key = band;
      for (int row = 0; row < rows; row++) {
        key = Shingles.mix(key ^ signature[band * rows + row]);
      }
      keys[band] = key;
    }
    return keys;
  }

  /**
   * The least of (factor · shingle + offset) ⋙ 32 over all shingles, unsigned, per hash function.
   */
  int[] signature(Shingles shingles) {
    int[] least = new int[factors.length];
    Arrays.fill(least, Integer.MAX_VALUE);
    for (long shingle : shingles.hashes()) {
      for (int i = 0; i < least.length; i++) {
        // Flipping the sign bit orders unsigned numbers as signed ones.
        int hash = (int) ((factors[i] * shingle + offsets[i]) >>> 32) ^ Integer.MIN_VALUE;
        least[i] = Math.min(least[i], hash);
      }
    }
    return least;
  }
}
