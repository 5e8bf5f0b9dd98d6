package com.thriviohr.udfs.anonymise.tagger;

/**
 * Marginals of a linear chain by the scaled forward-backward algorithm. Uses {@link StrictMath}, so
 * that every machine learns the same weights.
 */
final class ForwardBackward {
  private static final int LABELS = Label.COUNT;

  private final int count;
  private final double[] emissions;
  private final double[] steps = new double[LABELS * (LABELS + 1)];
  private final double[] forward;
  private final double[] backward;
  private final double[] scales;

  ForwardBackward(double[] scores, double[] transitions) {
    count = scores.length / LABELS;
    emissions = new double[scores.length];
    forward = new double[scores.length];
    backward = new double[scores.length];
    scales = new double[count];
    for (int i = 0; i < steps.length; i++) {
      int from = i / LABELS;
      boolean loose = from != Label.BEGIN && from != Label.INSIDE;
      steps[i] = i % LABELS == Label.INSIDE && loose ? 0 : StrictMath.exp(transitions[i]);
    }
    for (int at = 0; at < scores.length; at += LABELS) {
      double top = scores[at];
      for (int label = 1; label < LABELS; label++) {
        top = Math.max(top, scores[at + label]);
      }
      for (int label = 0; label < LABELS; label++) {
        emissions[at + label] = StrictMath.exp(scores[at + label] - top) + 1e-30;
      }
    }
    forward();
    backward();
  }

  /** Probability of a label. */
  double node(int token, int label) {
    return forward[token * LABELS + label] * backward[token * LABELS + label];
  }

  /** Probability of a label and the one before it; from-label LABELS is the start. */
  double edge(int token, int from, int to) {
    int at = token * LABELS;
    if (token == 0 || from == LABELS) {
      return token == 0 && from == LABELS ? node(0, to) : 0;
    }
    return forward[at - LABELS + from]
        * steps[from * LABELS + to]
        * emissions[at + to]
        * backward[at + to]
        / scales[token];
  }

  private void forward() {
    for (int token = 0; token < count; token++) {
      int at = token * LABELS;
      for (int to = 0; to < LABELS; to++) {
        double sum = token == 0 ? steps[LABELS * LABELS + to] : 0;
        for (int from = 0; from < LABELS && token > 0; from++) {
          sum += forward[at - LABELS + from] * steps[from * LABELS + to];
        }
        forward[at + to] = sum * emissions[at + to];
        scales[token] += forward[at + to];
      }
      for (int to = 0; to < LABELS; to++) {
        forward[at + to] /= scales[token];
      }
    }
  }

  private void backward() {
    for (int token = count - 1; token >= 0; token--) {
      int at = token * LABELS;
      for (int from = 0; from < LABELS; from++) {
        double sum = token == count - 1 ? 1 : 0;
        for (int to = 0; to < LABELS && token < count - 1; to++) {
          sum +=
              steps[from * LABELS + to] * emissions[at + LABELS + to] * backward[at + LABELS + to];
        }
        backward[at + from] = token == count - 1 ? sum : sum / scales[token + 1];
      }
    }
  }
}
