package com.thriviohr.udfs.infer.catalog;

import java.io.Serializable;

/** How many tokens a model takes and gives. */
public final class TokenLimits implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int context;
  private final int maxOutput;
  private final int burnDown;

  /**
   * @param context most tokens of prompt and answer together
   * @param maxOutput most tokens of one answer
   * @param burnDown quota tokens taken for one output token
   */
  public TokenLimits(int context, int maxOutput, int burnDown) {
    this.context = context;
    this.maxOutput = maxOutput;
    this.burnDown = burnDown;
  }

  /** Most tokens of prompt and answer together. */
  public int context() {
    return context;
  }

  /** Most tokens of one answer. */
  public int maxOutput() {
    return maxOutput;
  }

  /** Quota tokens taken for one output token; Bedrock counts five for newer Claude models. */
  public int burnDown() {
    return burnDown;
  }
}
