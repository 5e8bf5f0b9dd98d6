package com.thriviohr.udfs.prepare;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Split;
import com.thriviohr.datasets.record.TrainingExample;
import com.thriviohr.datasets.text.StableHash;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Puts every example into the split of its conversation, so that no conversation is in two. The
 * split depends on tenant, conversation and salt alone, never on the other records of a run.
 */
public final class SplitAssigner implements MapFunction<TrainingExample, TrainingExample> {
  private static final long serialVersionUID = 1L;

  private final String salt;
  private final double validation;
  private final double test;

  /**
   * @param salt changes which conversations fall into which split
   * @param validation share of conversations for validation, 0 to 1
   * @param test share of conversations for the test, 0 to 1; the rest is for training
   */
  public SplitAssigner(String salt, double validation, double test) {
    if (!(validation >= 0 && test >= 0 && validation + test <= 1)) {
      throw new IllegalArgumentException(
          "Shares must be 0 or more and at most 1 together: " + validation + ", " + test);
    }
    this.salt = requireNonNull(salt, "salt");
    this.validation = validation;
    this.test = test;
  }

  /** The split of a conversation. */
  public Split split(String tenantId, String conversationId) {
    double fraction = StableHash.of(salt, tenantId, conversationId).fraction();
    if (fraction < test) {
      return Split.TEST;
    }
    return fraction < test + validation ? Split.VALIDATION : Split.TRAIN;
  }

  /** A copy of the example with its split set. */
  @Override
  public TrainingExample map(TrainingExample example) {
    return TrainingExample.newBuilder(example)
        .setSplit(split(example.getTenantId(), example.getConversationId()))
        .build();
  }
}
