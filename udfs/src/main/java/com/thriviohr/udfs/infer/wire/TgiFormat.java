package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.LlamaTemplate;

/**
 * {@code inputs} and {@code parameters}, as TGI and older LMI containers take them. The turns are
 * rendered with the Llama 3 chat template, since these containers apply none.
 *
 * @see <a
 *     href="https://github.com/deepjavalibrary/djl-serving/blob/master/serving/docs/lmi/user_guides/lmi_input_output_schema.md">LMI
 *     schema</a>
 */
final class TgiFormat implements BodyFormat {
  @Override
  public JsonNode request(Prompt prompt, ModelEndpoint served) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("inputs", LlamaTemplate.LLAMA_3.prompt(prompt.getMessages()));
    ObjectNode parameters = body.putObject("parameters");
    parameters.put("max_new_tokens", served.maxTokens(prompt));
    if (prompt.getTemperature() != null && prompt.getTemperature() > 0) {
      // TGI refuses a temperature of zero; leaving it out means greedy, which is what zero asks.
      parameters.put("temperature", prompt.getTemperature()).put("do_sample", true);
    }
    parameters.put("details", true).put("return_full_text", false);
    parameters.setAll(served.parameters(prompt));
    ArrayNode stop = JsonNodeFactory.instance.arrayNode().add(LlamaTemplate.END_OF_TURN);
    JsonNode further = parameters.path("stop");
    if (further.isTextual()) {
      stop.add(further);
    }
    further.forEach(stop::add);
    parameters.set("stop", stop);
    return body;
  }

  @Override
  public Answer answer(Prompt prompt, JsonNode body) {
    JsonNode generation = body.isArray() ? body.path(0) : body;
    JsonNode details = generation.path("details");
    // LMI's own pages show the key both ways.
    String reason =
        details.path("finish_reason").asText(details.path("finish reason").asText("stop"));
    String text = generation.path("generated_text").asText("");
    AnswerTokens tokens =
        AnswerTokens.of(null, details.path("generated_tokens").numberValue(), prompt, text);
    return new Answer(text, FinishReasons.ours(reason), tokens, Answer.NOTHING);
  }
}
