package com.thriviohr.udfs.simulator;

/** What a client asks for, whatever protocol it spoke. */
final class GenerationRequest {
  /** The shape the answer must have. */
  enum Schema {
    /** Messages in, a message out. */
    CHAT,
    /** LMI and TGI: {@code inputs} in, {@code generated_text} out. */
    INPUTS
  }

  private final String target;
  private final Schema schema;
  private final PromptText prompt;
  private final int maxTokens;

  GenerationRequest(String target, Schema schema, PromptText prompt, int maxTokens) {
    this.target = target;
    this.schema = schema;
    this.prompt = prompt;
    this.maxTokens = maxTokens;
  }

  /** Model id or endpoint name. */
  String target() {
    return target;
  }

  Schema schema() {
    return schema;
  }

  PromptText prompt() {
    return prompt;
  }

  /** Most tokens to generate; {@link Integer#MAX_VALUE} when the client set no limit. */
  int maxTokens() {
    return maxTokens;
  }
}
