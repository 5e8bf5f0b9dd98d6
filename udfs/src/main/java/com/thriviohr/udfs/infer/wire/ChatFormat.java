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
  private volatile boolean completionTokens;

  /**
   * Some models take {@code max_completion_tokens} and refuse {@code max_tokens}, in words that
   * name the other.
   *
   * @return true when the next request will be another for that
   */
  boolean learns(String refusal) {
    boolean learned = refusal.contains("max_completion_tokens");
    completionTokens = completionTokens || learned;
    return learned;
  }

  @Override
  public JsonNode request(Prompt prompt, ModelEndpoint served) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", served.modelId());
    ArrayNode messages = body.putArray("messages");
    for (ChatMessage message : prompt.getMessages()) {
      messages
          .addObject()
          .put("role", message.getRole().name().toLowerCase(Locale.ROOT))
          .put("content", message.getContent());
    }
    boolean completion = completionTokens || served.takesCompletionTokens();
    body.put(completion ? "max_completion_tokens" : "max_tokens", served.maxTokens(prompt));
    if (prompt.getTemperature() != null) {
      body.put("temperature", prompt.getTemperature());
    }
    body.setAll(served.parameters(prompt));
    return body;
  }

  @Override
  public Answer answer(Prompt prompt, JsonNode body) {
    JsonNode choice = first(body.path("choices"));
    JsonNode message = choice.path("message");
    String text = text(message.path("content"));
    String reason = FinishReasons.ours(choice.path("finish_reason").asText(FinishReasons.STOP));
    boolean refused = text.isBlank() && message.hasNonNull("refusal");
    return new Answer(
        text,
        refused ? FinishReasons.CONTENT_FILTER : reason,
        AnswerTokens.of(body.path("usage"), prompt, text),
        instead(body, message));
  }

  /** The choice that says it is the first, wherever it stands. */
  private static JsonNode first(JsonNode choices) {
    for (JsonNode choice : choices) {
      if (choice.path("index").asInt(-1) == 0) {
        return choice;
      }
    }
    return choices.path(0);
  }

  /** A text, or the text parts of a content that comes in parts. */
  private static String text(JsonNode content) {
    if (!content.isArray()) {
      return content.asText("");
    }
    StringBuilder text = new StringBuilder();
    content.forEach(part -> text.append(part.path("text").asText("")));
    return text.toString();
  }

  private static String instead(JsonNode body, JsonNode message) {
    if (body.hasNonNull("error")) {
      return "with an error under HTTP 200";
    }
    if (body.path("choices").isEmpty()) {
      return "without choices";
    }
    if (!message.path("tool_calls").isEmpty()) {
      return "with tool calls only";
    }
    boolean reasoned = message.hasNonNull("reasoning_content") || message.hasNonNull("reasoning");
    return reasoned ? "with reasoning only" : Answer.NOTHING;
  }
}
