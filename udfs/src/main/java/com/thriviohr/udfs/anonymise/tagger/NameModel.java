package com.thriviohr.udfs.anonymise.tagger;

import static java.util.Objects.requireNonNull;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * A trained linear-chain model: a lexicon, hashed feature weights and transition weights, all in
 * steps of {@link #STEP}. A bucket's four label weights share one int; OUTSIDE weighs nothing.
 * Immutable.
 */
public final class NameModel {
  /** The value of one weight step. */
  public static final double STEP = 0.05;

  private static final int MAGIC = 0x544E4D32;
  private static final int PLANES = Label.COUNT - 1;

  private final NameLexicon lexicon;
  private final int bits;
  private final int[] weights;
  private final int[] transitions;

  /**
   * @param lexicon what is known of words
   * @param bits logarithm of the number of buckets
   * @param weights one int for each bucket, one signed byte for each label but OUTSIDE, lowest
   *     label first
   * @param transitions from-label times {@link Label#COUNT} plus to-label; row COUNT is the start
   */
  public NameModel(NameLexicon lexicon, int bits, int[] weights, int[] transitions) {
    this.lexicon = requireNonNull(lexicon, "lexicon");
    this.bits = bits;
    this.weights = weights.clone();
    this.transitions = transitions.clone();
    if (weights.length != 1 << bits || transitions.length != Label.COUNT * (Label.COUNT + 1)) {
      throw new IllegalArgumentException("The weights do not fit the number of buckets.");
    }
  }

  NameLexicon lexicon() {
    return lexicon;
  }

  int bits() {
    return bits;
  }

  /** Adds up the label scores of a token's features into {@code scores} from an offset. */
  void score(FeatureSink features, int[] scores, int offset) {
    int begin = 0;
    int inside = 0;
    int other = 0;
    int organization = 0;
    for (int i = 0; i < features.count; i++) {
      int packed = weights[features.buckets[i]];
      begin += (byte) packed;
      inside += (byte) (packed >> 8);
      other += (byte) (packed >> 16);
      organization += packed >> 24;
    }
    scores[offset + Label.OUTSIDE] = 0;
    scores[offset + Label.BEGIN] = begin;
    scores[offset + Label.INSIDE] = inside;
    scores[offset + Label.OTHER] = other;
    scores[offset + Label.ORGANIZATION] = organization;
  }

  int transition(int from, int to) {
    return transitions[from * Label.COUNT + to];
  }

  /** Writes the model; the same model gives the same bytes. */
  public void write(OutputStream stream) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(stream))) {
      out.writeInt(MAGIC);
      out.writeInt(bits);
      for (int transition : transitions) {
        out.writeInt(transition);
      }
      for (int plane = 0; plane < PLANES; plane++) {
        for (int packed : weights) {
          out.writeByte(packed >> (8 * plane));
        }
      }
      lexicon.write(out);
    }
  }

  /** Reads a model as {@link #write} leaves it; fails when the stream holds something else. */
  public static NameModel read(InputStream stream) throws IOException {
    try (DataInputStream in = new DataInputStream(new InflaterInputStream(stream))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("This is not a name model.");
      }
      int bits = in.readInt();
      int[] transitions = new int[Label.COUNT * (Label.COUNT + 1)];
      for (int i = 0; i < transitions.length; i++) {
        transitions[i] = in.readInt();
      }
      byte[] bytes = new byte[1 << bits];
      int[] weights = new int[1 << bits];
      for (int plane = 0; plane < PLANES; plane++) {
        in.readFully(bytes);
        for (int i = 0; i < weights.length; i++) {
          weights[i] |= (bytes[i] & 255) << (8 * plane);
        }
      }
      return new NameModel(NameLexicon.read(in), bits, weights, transitions);
    }
  }
}
