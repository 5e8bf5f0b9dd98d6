package com.thriviohr.udfs.anonymise.tagger;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Learns the weights of a linear-chain conditional random field by AdaGrad, one message at a time
 * (Lafferty et al. 2001, Duchi et al. 2011). Drops features and hides lexicon attributes at random,
 * so that neither word nor list is all it looks at. OUTSIDE weighs nothing, the others are relative
 * to it. Not thread-safe.
 */
public final class CrfTrainer implements AttributeMask {
  private static final int LABELS = Label.COUNT;
  private static final double RATE = 0.1;
  private static final float DECAY = 2e-6f;

  private final NameLexicon lexicon;
  private final int bits;
  private final SplittableRandom random;
  private final NameFeatures features;
  private final float[] weights;
  private final float[] squares;
  private final double[] transitions = new double[LABELS * (LABELS + 1)];
  private final double[] transitionSquares = new double[LABELS * (LABELS + 1)];
  private int[][] buckets = new int[0][];
  private Labelled message;

  /** A trainer without knowledge; the seed fixes what is dropped. */
  public CrfTrainer(NameLexicon lexicon, int bits, long seed) {
    this.lexicon = lexicon;
    this.bits = bits;
    this.random = new SplittableRandom(seed ^ 0xD20);
    this.features = new NameFeatures(lexicon, bits);
    this.weights = new float[LABELS << bits];
    this.squares = new float[LABELS << bits];
  }

  /** Learns from one message. */
  public void learn(Labelled labelled) {
    message = labelled;
    features.read(labelled.text(), this);
    NameTokens tokens = features.tokens();
    int count = tokens.count;
    if (count == 0) {
      return;
    }
    double[] scores = new double[count * LABELS];
    buckets = new int[count][];
    int[] gold = new int[count];
    for (int token = 0; token < count; token++) {
      gold[token] = gold(tokens, token);
      buckets[token] = kept(features.of(token));
      for (int bucket : buckets[token]) {
        for (int label = 1; label < LABELS; label++) {
          scores[token * LABELS + label] += weights[bucket * LABELS + label];
        }
      }
    }
    update(gold, new ForwardBackward(scores, transitions));
  }

  // What the lexicon knows is hidden of some names and of few ordinary words.
  @Override
  public int visible(int token, int attributes) {
    int label = message.label(features.tokens().starts[token]);
    int shape = features.tokens().shapes[token];
    int name = shape == Shape.LOWER ? 4 : 18;
    int hidden = label == Label.OUTSIDE ? 5 : label >= Label.OTHER ? 25 : name;
    return random.nextInt(100) < hidden ? 0 : attributes;
  }

  /** The model of what was learnt so far. */
  public NameModel model() {
    int[] packed = new int[1 << bits];
    for (int i = 0; i < packed.length; i++) {
      for (int label = 1; label < LABELS; label++) {
        int step = quantised(weights[i * LABELS + label], 127);
        packed[i] |= (step & 255) << (8 * (label - 1));
      }
    }
    int[] steps = new int[transitions.length];
    Arrays.setAll(steps, i -> quantised(transitions[i], 10_000));
    return new NameModel(lexicon, bits, packed, steps);
  }

  private static int quantised(double weight, int limit) {
    return (int) Math.max(-limit, Math.min(limit, Math.rint(weight / NameModel.STEP)));
  }

  private int gold(NameTokens tokens, int token) {
    int label = message.label(tokens.starts[token]);
    if (label != Label.BEGIN) {
      return label == Label.INSIDE ? Label.BEGIN : label;
    }
    boolean continues = token > 0 && message.label(tokens.starts[token] - 1) != Label.OUTSIDE;
    return continues ? Label.INSIDE : Label.BEGIN;
  }

  private int[] kept(FeatureSink sink) {
    int[] kept = new int[sink.count];
    int count = 0;
    for (int i = 0; i < sink.count; i++) {
      if (random.nextInt(100) >= 15) {
        kept[count++] = sink.buckets[i];
      }
    }
    return Arrays.copyOf(kept, count);
  }

  private void update(int[] gold, ForwardBackward chain) {
    for (int token = 0; token < gold.length; token++) {
      for (int label = 1; label < LABELS; label++) {
        double gradient = chain.node(token, label) - (gold[token] == label ? 1 : 0);
        if (Math.abs(gradient) > 1e-4) {
          for (int bucket : buckets[token]) {
            step(bucket * LABELS + label, (float) gradient);
          }
        }
      }
      for (int from = 0; from <= LABELS; from++) {
        for (int to = 0; to < LABELS; to++) {
          int before = token == 0 ? LABELS : gold[token - 1];
          double hit = before == from && gold[token] == to ? 1 : 0;
          double gradient = chain.edge(token, from, to) - hit;
          int at = from * LABELS + to;
          transitionSquares[at] += gradient * gradient;
          transitions[at] -= RATE * gradient / Math.sqrt(transitionSquares[at] + 1);
        }
      }
    }
  }

  private void step(int at, float gradient) {
    float whole = gradient + DECAY * weights[at];
    squares[at] += whole * whole;
    weights[at] -= (float) (RATE * whole / Math.sqrt(squares[at] + 1e-2));
  }
}
