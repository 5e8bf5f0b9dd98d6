package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.thriviohr.datasets.record.Prompt;

/** How a prompt is written as JSON, and how the answer is read. */
interface BodyFormat {
  /** The request body for a prompt. */
  JsonNode request(Prompt prompt, Served served);

  /** The answer in a response body; fields that are missing read as empty. */
  Answer answer(Prompt prompt, JsonNode body);
}
