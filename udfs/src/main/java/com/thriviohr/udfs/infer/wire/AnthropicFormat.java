package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Anthropic's Messages API, as Bedrock's InvokeModel takes it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters-anthropic-claude-messages.html">Messages
 *     API</a>
 */
final class AnthropicFormat implements BodyFormat {
  @Override
  public JsonNode request(Prompt prompt, ModelEndpoint served) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("anthropic_version", "bedrock-2023-05-31");
    body.put("max_tokens", served.maxTokens(prompt));
    String system =
        prompt.getMessages().stream()
            .filter(message -> message.getRole() == Role.SYSTEM)
            .map(ChatMessage::getContent)
            .collect(Collectors.joining("\n"));
    if (!system.isEmpty()) {
      body.put("system", system);
    }
    ArrayNode messages = body.putArray("messages");
    prompt.getMessages().stream()
        .filter(message -> message.getRole() != Role.SYSTEM)
        .forEach(message -> messages.add(turn(message)));
    if (prompt.getTemperature() != null) {
      body.put("temperature", prompt.getTemperature());
    }
    SortedMap<String, JsonNode> parameters = served.parameters(prompt);
    JsonNode stop = parameters.remove("stop");
    if (stop != null) {
      body.set("stop_sequences", stop.isArray() ? stop : body.arrayNode().add(stop));
    }
    return body.setAll(parameters);
  }

  private static ObjectNode turn(ChatMessage message) {
    ObjectNode turn = JsonNodeFactory.instance.objectNode();
    turn.put("role", message.getRole().name().toLowerCase(Locale.ROOT));
    turn.putArray("content").addObject().put("type", "text").put("text", message.getContent());
    return turn;
  }

  @Override
  public Answer answer(Prompt prompt, JsonNode body) {
    StringBuilder text = new StringBuilder();
    body.path("content").forEach(part -> text.append(part.path("text").asText("")));
    JsonNode usage = body.path("usage");
    return new Answer(
        text.toString(),
        FinishReasons.ours(body.path("stop_reason").asText(FinishReasons.STOP)),
        AnswerTokens.of(
            usage.path("input_tokens").numberValue(),
            usage.path("output_tokens").numberValue(),
            prompt,
            text.toString()),
        Answer.NOTHING);
  }
}
