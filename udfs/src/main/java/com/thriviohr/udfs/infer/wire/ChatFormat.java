package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import java.util.Locale;

/**
 * Chat completions, as OpenAI-compatible servers and LMI containers take them.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/chat">Chat completions</a>
 */
final class ChatFormat implements BodyFormat {
  @Override
  public JsonNode request(Prompt prompt, Served served) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", served.modelId());
    ArrayNode messages = body.putArray("messages");
    for (ChatMessage message : prompt.getMessages()) {
      messages
          .addObject()
          .put("role", message.getRole().name().toLowerCase(Locale.ROOT))
          .put("content", message.getContent());
    }
    body.put("max_tokens", served.maxTokens(prompt));
    if (prompt.getTemperature() != null) {
      body.put("temperature", prompt.getTemperature());
    }
    return body;
  }

  @Override
  public Answer answer(Prompt prompt, JsonNode body) {
    JsonNode choice = body.path("choices").path(0);
    JsonNode usage = body.path("usage");
    return new Answer(
        choice.path("message").path("content").asText(""),
        FinishReasons.ours(choice.path("finish_reason").asText(FinishReasons.STOP)),
        usage.path("prompt_tokens").asInt(),
        usage.path("completion_tokens").asInt());
  }
}
