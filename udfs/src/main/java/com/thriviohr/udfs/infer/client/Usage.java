package com.thriviohr.udfs.infer.client;

import com.thriviohr.datasets.record.Completion;

/** What answers took: tokens as the endpoint counted them, and their cost. Immutable. */
public final class Usage {
  /** Nothing. */
  public static final Usage NONE = new Usage(0, 0, 0);

  private final long inputTokens;
  private final long outputTokens;
  private final long costMicroUsd;

  private Usage(long inputTokens, long outputTokens, long costMicroUsd) {
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
    this.costMicroUsd = costMicroUsd;
  }

  /** What an answer took. */
  public static Usage of(Completion completion) {
    return new Usage(
        completion.getInputTokens(), completion.getOutputTokens(), completion.getCostMicroUsd());
  }

  /** Tokens that are not priced yet. */
  public static Usage of(long inputTokens, long outputTokens) {
    return new Usage(inputTokens, outputTokens, 0);
  }

  /** The same tokens at a cost in millionths of a US dollar. */
  public Usage costing(long microUsd) {
    return new Usage(inputTokens, outputTokens, microUsd);
  }

  /** True when nothing was taken. */
  public boolean isNone() {
    return inputTokens == 0 && outputTokens == 0 && costMicroUsd == 0;
  }

  /** Both together. */
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        costMicroUsd + other.costMicroUsd);
  }

  /** Tokens of the prompts. */
  public long inputTokens() {
    return inputTokens;
  }

  /** Tokens generated. */
  public long outputTokens() {
    return outputTokens;
  }

  /** Cost in millionths of a US dollar. */
  public long costMicroUsd() {
    return costMicroUsd;
  }
}
