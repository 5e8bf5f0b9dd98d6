package com.thriviohr.udfs.infer.catalog;

/** The protocol an endpoint speaks. */
public enum EndpointKind {
  /** OpenAI chat completions, as vLLM and most GPU servers speak it. */
  OPENAI,
  /** SageMaker runtime InvokeEndpoint. */
  SAGEMAKER,
  /** Bedrock Converse. */
  BEDROCK,
  /** SageMaker batch transform. */
  SAGEMAKER_BATCH,
  /** Bedrock batch inference. */
  BEDROCK_BATCH;

  /** True when prompts are not asked one by one, but go as files to a job that takes its time. */
  public boolean isOffline() {
    return this == SAGEMAKER_BATCH || this == BEDROCK_BATCH;
  }

  /** Fewest records that a job takes. */
  public int fewestRecords() {
    return this == BEDROCK_BATCH ? BatchJobReader.FEWEST_BEDROCK : 1;
  }
}
