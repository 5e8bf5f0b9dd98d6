package com.thriviohr.udfs.prepare.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinHashTest {
  private static final int PAIRS = 4_000;

  /** Pairs of random sets whose Jaccard similarity is exactly as planted. */
  @ParameterizedTest
  @ValueSource(doubles = {0.5, 0.6, 0.7, 0.8, 0.9})
  void pairsShareABandAsOftenAsTheorySays(double similarity) {
    // Given
    SplittableRandom random = new SplittableRandom(42);
    // When
    int found = 0;
    for (int i = 0; i < PAIRS; i++) {
      Shingles[] pair = pair(random, similarity);
      assertThat(pair[0].jaccard(pair[1])).isEqualTo(similarity, within(1e-9));
      found += sharesABand(pair) ? 1 : 0;
    }
    // Then four standard errors of the estimate, a point at most
    double chance = MinHash.SHIPPED.chance(similarity);
    double error = Math.sqrt(chance * (1 - chance) / PAIRS);
    assertThat((double) found / PAIRS).isEqualTo(chance, within(4 * error));
  }

  @Test
  void signatureIsTheLeastOfEveryHashFunction() {
    // Given
    SplittableRandom numbers = new SplittableRandom(7);
    Shingles shingles = Shingles.ofHashes(numbers.longs(50).toArray());
    // When
    int[] signature = new MinHash(14, 8, 1).signature(shingles);
    // Then
    SplittableRandom random = new SplittableRandom(1);
    long[] factors = random.longs(112).map(factor -> factor | 1).toArray();
    long[] offsets = random.longs(112).toArray();
    for (int i = 0; i < 112; i++) {
      assertThat(signature[i] ^ Integer.MIN_VALUE)
          .isEqualTo(least(shingles.hashes(), factors[i], offsets[i]));
    }
  }

  @Test
  void textsWithoutShinglesHaveNoKeys() {
    assertThat(MinHash.SHIPPED.keys(Shingles.of("too short"))).isEmpty();
  }

  /** The same in whole numbers of any size. */
  private static int least(long[] shingles, long factor, long offset) {
    BigInteger word = BigInteger.ONE.shiftLeft(64);
    return Arrays.stream(shingles)
        .mapToObj(
            shingle ->
                BigInteger.valueOf(factor)
                    .multiply(BigInteger.valueOf(shingle))
                    .add(BigInteger.valueOf(offset))
                    .mod(word)
                    .shiftRight(32))
        .min(BigInteger::compareTo)
        .orElseThrow()
        .intValue();
  }

  private static Shingles[] pair(SplittableRandom random, double similarity) {
    int all = 100;
    int shared = (int) Math.round(similarity * all);
    long[] hashes = random.longs(all).toArray();
    int mine = shared + (all - shared) / 2;
    long[] first = Arrays.copyOf(hashes, mine);
    long[] second = Arrays.copyOf(hashes, shared + all - mine);
    System.arraycopy(hashes, mine, second, shared, all - mine);
    return new Shingles[] {Shingles.ofHashes(first), Shingles.ofHashes(second)};
  }

  private static boolean sharesABand(Shingles[] pair) {
    long[] first = MinHash.SHIPPED.keys(pair[0]);
    long[] second = MinHash.SHIPPED.keys(pair[1]);
    for (int band = 0; band < first.length; band++) {
      if (first[band] == second[band]) {
        return true;
      }
    }
    return false;
  }
}
