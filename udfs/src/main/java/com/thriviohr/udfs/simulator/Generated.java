package com.thriviohr.udfs.simulator;

import java.util.Optional;

/** A finished generation. */
final class Generated {
  private final String text;
  private final String finishReason;
  private final int inputTokens;
  private final int outputTokens;

  private Generated(String text, String finishReason, int inputTokens, int outputTokens) {
    this.text = text;
    this.finishReason = finishReason;
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
  }

  static Generated of(Answers answers, String prompt, int maxTokens, Optional<Fault> fault) {
    int input = Answers.tokens(prompt);
    if (fault.filter(f -> f == Fault.EMPTY).isPresent()) {
      return new Generated("", "error", input, 0);
    }
    if (fault.filter(f -> f == Fault.REFUSE).isPresent()) {
      return new Generated("", "content_filter", input, 0);
    }
    String text = answers.write(prompt, fault);
    int output = Answers.tokens(text);
    if (output <= maxTokens) {
      return new Generated(text, "stop", input, output);
    }
    return new Generated(text.substring(0, maxTokens * 4), "length", input, maxTokens);
  }

  String text() {
    return text;
  }

  String finishReason() {
    return finishReason;
  }

  int inputTokens() {
    return inputTokens;
  }

  int outputTokens() {
    return outputTokens;
  }
}
