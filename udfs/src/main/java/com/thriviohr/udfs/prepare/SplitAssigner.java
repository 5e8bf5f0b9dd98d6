package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.Split;
import java.io.Serializable;

/** Puts a conversation into a split, the same one for ever, with everything made from it. */
public final class SplitAssigner implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String salt;
  private final double validation;
  private final double test;

  /**
   * @param salt changes which conversations fall into which split
   * @param validation share of the validation split, 0 to 1
   * @param test share of the test split, 0 to 1
   */
  public SplitAssigner(String salt, double validation, double test) {
    this.salt = salt;
    this.validation = validation;
    this.test = test;
  }

  /** The split of a conversation. */
  public Split of(String tenantId, String conversationId) {
    double fraction = StableHash.fraction(salt, tenantId, conversationId);
    if (fraction < test) {
      return Split.TEST;
    }
    return fraction < test + validation ? Split.VALIDATION : Split.TRAIN;
  }
}
