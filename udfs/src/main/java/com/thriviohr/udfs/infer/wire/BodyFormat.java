package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.BodySchema;

/** How a prompt is written as JSON, and how the answer is read. */
public interface BodyFormat {
  /**
   * The format in which an endpoint's requests are written.
   *
   * @throws InvalidInputException for a model on Bedrock whose family has no known body
   */
  static BodyFormat of(ModelEndpoint served) {
    switch (served.endpoint().kind()) {
      case BEDROCK_BATCH:
        return ofFamily(served);
      case SAGEMAKER:
      case SAGEMAKER_BATCH:
        return served.endpoint().schema() == BodySchema.TGI ? new TgiFormat() : new ChatFormat();
      default:
        return new ChatFormat();
    }
  }

  private static BodyFormat ofFamily(ModelEndpoint served) {
    // A simulator stands in for any model.
    if (served.endpoint().isSimulated() || served.modelId().contains("anthropic.")) {
      return new AnthropicFormat();
    }
    if (served.modelId().contains("meta.llama")) {
      return new LlamaFormat();
    }
    throw new InvalidInputException(
        "Endpoint '"
            + served.name()
            + "' has model "
            + served.modelId()
            + ", whose body for batch inference is not known: take one of anthropic. or meta.llama.");
  }

  /** The request body for a prompt. */
  JsonNode request(Prompt prompt, ModelEndpoint served);

  /** The answer in a response body; fields that are missing read as empty. */
  Answer answer(Prompt prompt, JsonNode body);
}
