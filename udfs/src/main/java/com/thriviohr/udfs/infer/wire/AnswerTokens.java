package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.TokenEstimate;

/**
 * What an answer took, as the endpoint says or, where it says nothing that can be, as it is
 * estimated. Immutable.
 */
final class AnswerTokens {
  /** No model reads or writes as many in one answer. */
  private static final long MOST = 100_000_000;

  private final int input;
  private final int output;
  private final boolean estimated;

  private AnswerTokens(int input, int output, boolean estimated) {
    this.input = input;
    this.output = output;
    this.estimated = estimated;
  }

  /**
   * Believes what can be: a prompt of one token or more, and a number that a model can reach.
   *
   * @param input tokens of the prompt as told, or null
   * @param output tokens of the answer as told, or null
   */
  static AnswerTokens of(Number input, Number output, Prompt prompt, String text) {
    boolean inputTold = isCredible(input) && input.longValue() > 0;
    boolean outputTold = isCredible(output) && (output.longValue() > 0 || text.isEmpty());
    return new AnswerTokens(
        inputTold ? input.intValue() : (int) TokenEstimate.of(prompt),
        outputTold ? output.intValue() : TokenEstimate.of(text),
        !inputTold || !outputTold);
  }

  /** Reads the {@code usage} of a chat completion. */
  static AnswerTokens of(JsonNode usage, Prompt prompt, String text) {
    return of(
        usage.path("prompt_tokens").numberValue(),
        usage.path("completion_tokens").numberValue(),
        prompt,
        text);
  }

  private static boolean isCredible(Number told) {
    return told != null && told.doubleValue() >= 0 && told.doubleValue() <= MOST;
  }

  int input() {
    return input;
  }

  int output() {
    return output;
  }

  boolean isEstimated() {
    return estimated;
  }
}
