package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.LlamaTemplate;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.SortedMap;

/**
 * Meta's Llama 3 models, as Bedrock's InvokeModel takes them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-meta.html">Meta
 *     Llama models</a>
 */
final class LlamaFormat implements BodyFormat {
  @Override
  public JsonNode request(Prompt prompt, ModelEndpoint served) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("prompt", LlamaTemplate.LLAMA_3.prompt(prompt.getMessages()));
    body.put("max_gen_len", served.maxTokens(prompt));
    if (prompt.getTemperature() != null) {
      body.put("temperature", prompt.getTemperature());
    }
    SortedMap<String, JsonNode> parameters = served.parameters(prompt);
    for (String unknown : new String[] {"stop", "top_k"}) {
      if (parameters.containsKey(unknown)) {
        throw new InferenceException(
            FailureKind.INVALID_REQUEST,
            "Llama on Bedrock takes no " + unknown + ": leave it out or ask another endpoint",
            null,
            0);
      }
    }
    return body.setAll(parameters);
  }

  @Override
  public Answer answer(Prompt prompt, JsonNode body) {
    String text = body.path("generation").asText("");
    return new Answer(
        text,
        FinishReasons.ours(body.path("stop_reason").asText(FinishReasons.STOP)),
        AnswerTokens.of(
            body.path("prompt_token_count").numberValue(),
            body.path("generation_token_count").numberValue(),
            prompt,
            text),
        Answer.NOTHING);
  }
}
