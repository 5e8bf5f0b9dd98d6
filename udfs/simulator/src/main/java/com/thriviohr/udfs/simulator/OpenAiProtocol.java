package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** OpenAI chat completions, as vLLM serves them. */
final class OpenAiProtocol implements WireProtocol {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public Optional<String> target(String path, HttpHeaders headers) {
    return path.equals("/v1/chat/completions") ? Optional.of("openai") : Optional.empty();
  }

  @Override
  public GenerationRequest parse(String target, JsonNode body) {
    if (!body.path("model").isTextual()) {
      throw new BadRequestException("model: field required");
    }
    if (body.path("stream").asBoolean(false)) {
      throw new BadRequestException("stream: the simulator answers in one piece");
    }
    return parseChat(body.path("model").asText(), body);
  }

  /** A chat request whose model is known from elsewhere. */
  static GenerationRequest parseChat(String target, JsonNode body) {
    PromptText prompt = new PromptText();
    RequestJson.addMessages(prompt, body, false);
    int limit = RequestJson.limit(body.path("max_tokens"), "max_tokens", Integer.MAX_VALUE);
    limit = RequestJson.limit(body.path("max_completion_tokens"), "max_completion_tokens", limit);
    return new GenerationRequest(target, GenerationRequest.Schema.CHAT, prompt, limit);
  }

  @Override
  public HttpReply answer(GenerationRequest request, Generation generation) {
    return HttpReply.json(200, chatCompletion(request, generation));
  }

  /** The {@code chat.completion} object. */
  static ObjectNode chatCompletion(GenerationRequest request, Generation generation) {
    ObjectNode root = NODES.objectNode();
    root.put("id", "chatcmpl-" + Long.toHexString(request.prompt().fingerprint()));
    root.put("object", "chat.completion");
    root.put("created", 0);
    root.put("model", request.target());
    ObjectNode choice = root.putArray("choices").addObject();
    choice.put("index", 0);
    choice.putObject("message").put("role", "assistant").put("content", generation.text());
    choice.put("finish_reason", finishReason(generation.finish()));
    root.putObject("usage")
        .put("prompt_tokens", generation.inputTokens())
        .put("completion_tokens", generation.outputTokens())
        .put("total_tokens", generation.inputTokens() + generation.outputTokens());
    return root;
  }

  static String finishReason(Generation.Finish finish) {
    return finish == Generation.Finish.FILTERED
        ? "content_filter"
        : finish.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public HttpReply error(WireError error, String message) {
    ObjectNode root = NODES.objectNode();
    root.putObject("error")
        .put("message", message)
        .put("type", error.openAiType())
        .put("code", error.openAiStatus());
    return HttpReply.json(error.openAiStatus(), root);
  }

  @Override
  public boolean abortsWithClient() {
    return true;
  }

  @Override
  public boolean sendsRetryAfter() {
    return true;
  }
}
