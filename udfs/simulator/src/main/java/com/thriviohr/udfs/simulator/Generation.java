package com.thriviohr.udfs.simulator;

/** A finished generation. */
final class Generation {
  /** Why the model stopped. */
  enum Finish {
    /** It had said everything. */
    STOP,
    /** It reached the token limit. */
    LENGTH,
    /** A content filter or guardrail stepped in. */
    FILTERED,
    /** It gave up without text. */
    ERROR
  }

  private final String text;
  private final Finish finish;
  private final int inputTokens;
  private final int outputTokens;

  Generation(String text, Finish finish, int inputTokens, int outputTokens) {
    this.text = text;
    this.finish = finish;
    this.inputTokens = inputTokens;
    this.outputTokens = outputTokens;
  }

  /** A generation of that text, cut to the request's token limit. */
  static Generation of(GenerationRequest request, String fullText) {
    String text = SimulatedTokenizer.cut(fullText, request.maxTokens());
    Finish finish = text.length() < fullText.length() ? Finish.LENGTH : Finish.STOP;
    return new Generation(
        text, finish, request.prompt().tokens(), SimulatedTokenizer.ofLength(text.length()));
  }

  /** The same call ending without text. */
  Generation withoutText(Finish newFinish) {
    return new Generation("", newFinish, inputTokens, 0);
  }

  /** The same call cut off half-way. */
  Generation cutInHalf() {
    String half = SimulatedTokenizer.cut(text, outputTokens / 2);
    return new Generation(
        half, Finish.LENGTH, inputTokens, SimulatedTokenizer.ofLength(half.length()));
  }

  /** The same call with other text. */
  Generation withText(String newText) {
    return new Generation(
        newText, finish, inputTokens, SimulatedTokenizer.ofLength(newText.length()));
  }

  String text() {
    return text;
  }

  Finish finish() {
    return finish;
  }

  int inputTokens() {
    return inputTokens;
  }

  int outputTokens() {
    return outputTokens;
  }
}
