package com.thriviohr.udfs.infer.catalog;

/** The protocol an endpoint speaks. */
public enum EndpointKind {
  /** OpenAI chat completions, as vLLM and most GPU servers speak it. */
  OPENAI,
  /** SageMaker runtime InvokeEndpoint. */
  SAGEMAKER,
  /** Bedrock Converse. */
  BEDROCK
}
