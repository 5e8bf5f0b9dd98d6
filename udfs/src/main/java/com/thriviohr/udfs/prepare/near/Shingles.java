package com.thriviohr.udfs.prepare.near;

import com.thriviohr.datasets.text.FoldedText;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The set of a text's runs of five words, each as a 64-bit hash. Case, punctuation and white space
 * do not matter.
 */
public final class Shingles {
  /** Words in a run, as in datatrove's {@code minhash.py}. */
  public static final int WORDS = 5;

  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  private static final long[] NONE = new long[0];

  private final long[] sorted;

  private Shingles(long[] sorted) {
    this.sorted = sorted;
  }

  /** The shingles of a text; none when it has fewer than {@link #WORDS} words. */
  public static Shingles of(String text) {
    long[] words = words(FoldedText.of(text));
    if (words.length < WORDS) {
      return new Shingles(NONE);
    }
    long[] hashes = new long[words.length - WORDS + 1];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = run(words, i);
    }
    return ofHashes(hashes);
  }

  /** The set of the given hashes. */
  static Shingles ofHashes(long[] hashes) {
    return new Shingles(Arrays.stream(hashes).sorted().distinct().toArray());
  }

  /** Number of different shingles. */
  public int size() {
    return sorted.length;
  }

  /** The hashes, ascending. */
  long[] hashes() {
    return sorted;
  }

  /** Shared shingles over all shingles of both, 0 to 1; 0 when one has none. */
  public double jaccard(Shingles other) {
    int shared = 0;
    int mine = 0;
    int theirs = 0;
    while (mine < sorted.length && theirs < other.sorted.length) {
      int order = Long.compare(sorted[mine], other.sorted[theirs]);
      shared += order == 0 ? 1 : 0;
      mine += order <= 0 ? 1 : 0;
      theirs += order >= 0 ? 1 : 0;
    }
    int all = sorted.length + other.sorted.length - shared;
    return all == 0 ? 0 : (double) shared / all;
  }

  /** Hashes of the words; of each character where a script puts no space between words. */
  private static long[] words(String folded) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    folded
        .codePoints()
        .forEach(
            character -> {
              boolean unspaced = isUnspaced(character);
              if ((character == ' ' || unspaced) && word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
              }
              if (unspaced) {
                words.add(Character.toString(character));
              } else if (character != ' ') {
                word.appendCodePoint(character);
              }
            });
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return words.stream().mapToLong(Shingles::hash).toArray();
  }

  private static boolean isUnspaced(int character) {
    return character >= 0xe00 && UNSPACED.contains(UnicodeScript.of(character));
  }

  private static long run(long[] words, int start) {
    long hash = WORDS;
    for (int i = start; i < start + WORDS; i++) {
      hash = mix(hash ^ words[i]);
    }
    return hash;
  }

  private static long hash(String word) {
    long hash = word.length();
    for (int i = 0; i < word.length(); i++) {
      hash = hash * 31 + word.charAt(i);
    }
    return mix(hash);
  }

  /**
   * The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every input bit changes half the output.
   */
  static long mix(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
