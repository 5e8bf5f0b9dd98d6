package com.thriviohr.udfs.anonymise.tagger;

import java.util.Arrays;

/** Best label sequence by Viterbi; an INSIDE needs a BEGIN or INSIDE before. Not thread-safe. */
final class LabelDecoder {
  private static final int NEVER = -1_000_000;

  private final NameModel model;
  private int[] scores = new int[64 * Label.COUNT];
  private byte[] backs = new byte[64 * Label.COUNT];
  private byte[] labels = new byte[64];

  LabelDecoder(NameModel model) {
    this.model = model;
  }

  /** Labels of the message that the features have read; valid until the next call. */
  byte[] decode(NameFeatures features, int outsideBonus) {
    int count = features.tokens().count;
    if (labels.length < count) {
      scores = new int[count * 2 * Label.COUNT];
      backs = new byte[count * 2 * Label.COUNT];
      labels = new byte[count * 2];
    }
    boolean plain = false;
    for (int token = 0; token < count; token++) {
      boolean afterPlain = plain;
      plain = features.isPlain(token);
      if (plain) {
        outside(token, afterPlain);
        continue;
      }
      model.score(features.of(token), scores, token * Label.COUNT);
      scores[token * Label.COUNT] += outsideBonus;
      extend(token, afterPlain);
    }
    int best = count == 0 ? 0 : best((count - 1) * Label.COUNT);
    for (int token = count - 1; token >= 0; token--) {
      labels[token] = (byte) best;
      best = backs[token * Label.COUNT + best];
    }
    return labels;
  }

  /** A plain token has one label, so it is where the chain can be cut. */
  private void outside(int token, boolean afterPlain) {
    int at = token * Label.COUNT;
    Arrays.fill(scores, at, at + Label.COUNT, NEVER);
    scores[at + Label.OUTSIDE] = 0;
    backs[at + Label.OUTSIDE] = Label.OUTSIDE;
    if (token > 0 && !afterPlain) {
      from(at, Label.OUTSIDE);
    }
  }

  private void extend(int token, boolean afterPlain) {
    int at = token * Label.COUNT;
    for (int to = 0; to < Label.COUNT; to++) {
      if (token == 0) {
        scores[at + to] += step(Label.COUNT, to);
      } else if (afterPlain) {
        backs[at + to] = Label.OUTSIDE;
        scores[at + to] += step(Label.OUTSIDE, to);
      } else {
        scores[at + to] += from(at, to);
      }
    }
    // Scores are kept relative to the best, so that a long message cannot overflow them.
    int top = scores[at + best(at)];
    for (int to = 0; to < Label.COUNT; to++) {
      scores[at + to] = Math.max(scores[at + to] - top, NEVER);
    }
  }

  /** The score of the best way to a label from the token before, which it notes. */
  private int from(int at, int to) {
    int best = NEVER * 2;
    for (int from = 0; from < Label.COUNT; from++) {
      int score = scores[at - Label.COUNT + from] + step(from, to);
      if (score > best) {
        best = score;
        backs[at + to] = (byte) from;
      }
    }
    return best;
  }

  private int step(int from, int to) {
    boolean loose = from != Label.BEGIN && from != Label.INSIDE;
    return to == Label.INSIDE && loose ? NEVER : model.transition(from, to);
  }

  private int best(int at) {
    int best = 0;
    for (int label = 1; label < Label.COUNT; label++) {
      best = scores[at + label] > scores[at + best] ? label : best;
    }
    return best;
  }
}
