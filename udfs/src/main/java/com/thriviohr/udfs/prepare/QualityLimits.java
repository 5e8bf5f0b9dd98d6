package com.thriviohr.udfs.prepare;

import java.io.Serializable;

/** Where the measuring quality rules draw the line. Immutable. */
public final class QualityLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Limits for workplace text: 3 letters, 20,000 characters, half of the words redacted. */
  public static final QualityLimits DEFAULT = new QualityLimits(3, 20_000, 0.5);

  private final int minLetters;
  private final int maxCharacters;
  private final double maxRedactedShare;

  /**
   * @param minLetters fewest letters and digits; an ideograph counts as two
   * @param maxCharacters most characters
   * @param maxRedactedShare largest share of words that may be placeholders, 0 to 1
   */
  public QualityLimits(int minLetters, int maxCharacters, double maxRedactedShare) {
    this.minLetters = minLetters;
    this.maxCharacters = maxCharacters;
    this.maxRedactedShare = maxRedactedShare;
  }

  int minLetters() {
    return minLetters;
  }

  int maxCharacters() {
    return maxCharacters;
  }

  double maxRedactedShare() {
    return maxRedactedShare;
  }
}
