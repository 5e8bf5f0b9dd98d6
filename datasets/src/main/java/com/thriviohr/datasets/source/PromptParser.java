package com.thriviohr.datasets.source;

import com.thriviohr.datasets.RequestParameters;
import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.record.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Reads a prompt: a line of our own with {@code prompt_id}, or a line of an OpenAI batch file with
 * {@code custom_id} and {@code body}. What a line asks of the model is sent or refused, never
 * dropped.
 *
 * @see <a href="https://platform.openai.com/docs/guides/batch">OpenAI's batch files</a>
 */
final class PromptParser {
  private static final int DEFAULT_MAX_TOKENS = 256;
  private static final String CHAT = "/v1/chat/completions";

  /** Fields of a request that a prompt has fields of its own for. */
  private static final Set<String> READ =
      Set.of("model", "messages", "max_tokens", "max_completion_tokens", "temperature");

  private PromptParser() {}

  /** A prompt; {@code prompt_id} and either {@code messages} or {@code prompt} required. */
  static Prompt parse(JsonRecord json) {
    if (json.has("custom_id") && json.has("body")) {
      return ofBatch(json);
    }
    return prompt(json, RequestParameters::isKnown)
        .setTenantId(json.text("tenant_id", "default"))
        .setPromptId(json.id("prompt_id"))
        .setTask(json.text("task", "bulk"))
        .setSubjectId(json.optionalText("subject_id"))
        .setTemplateId(json.optionalText("template_id"))
        .setRoute(json.optionalText("route"))
        .setPlaceholders(json.texts("placeholders"))
        .build();
  }

  private static Prompt ofBatch(JsonRecord line) {
    String url = line.text("url", CHAT);
    if (!url.equals(CHAT)) {
      throw new BadRecordException(
          "UNSUPPORTED_URL", "The field url is not " + CHAT + ", the only one that is served.");
    }
    JsonRecord body = line.object("body");
    Prompt prompt =
        prompt(body, field -> !READ.contains(field))
            .setTenantId("default")
            .setPromptId(line.id("custom_id"))
            .setTask("bulk")
            .setPlaceholders(List.of())
            .build();
    if (body.has("model")) {
      // The catalog says who answers; what was asked for stays to be seen beside it.
      prompt.getAttributes().put("requested_model", body.text("model"));
    }
    return prompt;
  }

  /** What the model is asked, in the words of the chat completions API. */
  private static Prompt.Builder prompt(JsonRecord json, Predicate<String> isParameter) {
    return Prompt.newBuilder()
        .setMessages(chat(json))
        .setMaxTokens(maxTokens(json))
        .setTemperature(json.decimal("temperature"))
        .setParameters(parameters(json, isParameter))
        .setAttributes(new HashMap<>());
  }

  /** Refuses a line for a parameter that would change the answer and is not sent. */
  private static Map<String, String> parameters(JsonRecord json, Predicate<String> isParameter) {
    RequestParameters parameters = new RequestParameters();
    for (String field : json.fields()) {
      if (isParameter.test(field)) {
        Optional<String> refusal = parameters.take(field, json.json(field));
        if (refusal.isPresent()) {
          throw new BadRecordException("UNSUPPORTED_FIELD", "The field " + refusal.get() + ".");
        }
      }
    }
    return parameters.values();
  }

  private static int maxTokens(JsonRecord json) {
    int maxTokens =
        json.number("max_completion_tokens", json.number("max_tokens", DEFAULT_MAX_TOKENS));
    if (maxTokens < 1) {
      throw new BadRecordException("OUT_OF_RANGE", "The field max_tokens is less than 1.");
    }
    return maxTokens;
  }

  private static List<ChatMessage> chat(JsonRecord json) {
    List<JsonRecord> turns = json.objects("messages");
    if (turns.isEmpty()) {
      return List.of(new ChatMessage(Role.USER, json.text("prompt")));
    }
    return turns.stream()
        .map(turn -> new ChatMessage(turn.choice("role", Role.class, null), content(turn)))
        .collect(Collectors.toList());
  }

  /** A text, or parts that are all texts. */
  private static String content(JsonRecord turn) {
    if (!turn.isList("content")) {
      return turn.text("content");
    }
    StringBuilder content = new StringBuilder();
    for (JsonRecord part : turn.objects("content")) {
      if (!part.text("type", "text").equals("text")) {
        throw new BadRecordException(
            "UNSUPPORTED_CONTENT", "A message has a part that is no text: text alone is sent.");
      }
      content.append(part.text("text"));
    }
    return content.toString();
  }
}
