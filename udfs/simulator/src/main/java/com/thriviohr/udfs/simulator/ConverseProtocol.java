package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bedrock Converse.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
 */
final class ConverseProtocol implements WireProtocol {
  private static final Pattern PATH = Pattern.compile("/model/(.+)/converse");
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  @Override
  public Optional<String> target(String path, HttpHeaders headers) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String encoded = matcher.group(1).replace("+", "%2B");
    return Optional.of(URLDecoder.decode(encoded, StandardCharsets.UTF_8));
  }

  @Override
  public GenerationRequest parse(String target, JsonNode body) {
    PromptText prompt = new PromptText();
    if (body.has("system")) {
      prompt.add("system", RequestJson.text(body.path("system")));
    }
    RequestJson.addMessages(prompt, body, true);
    JsonNode limit = body.path("inferenceConfig").path("maxTokens");
    return new GenerationRequest(
        target,
        GenerationRequest.Schema.CHAT,
        prompt,
        RequestJson.limit(limit, "inferenceConfig.maxTokens", Integer.MAX_VALUE));
  }

  @Override
  public HttpReply answer(GenerationRequest request, Generation generation) {
    ObjectNode root = NODES.objectNode();
    ObjectNode message = root.putObject("output").putObject("message");
    message.put("role", "assistant").putArray("content").addObject().put("text", generation.text());
    root.put("stopReason", stopReason(generation.finish()));
    root.putObject("usage")
        .put("inputTokens", generation.inputTokens())
        .put("outputTokens", generation.outputTokens())
        .put("totalTokens", generation.inputTokens() + generation.outputTokens())
        .put("cacheReadInputTokens", 0)
        .put("cacheWriteInputTokens", 0);
    root.putObject("metrics").put("latencyMs", 1);
    return HttpReply.json(200, root);
  }

  private static String stopReason(Generation.Finish finish) {
    switch (finish) {
      case LENGTH:
        return "max_tokens";
      case FILTERED:
        return "guardrail_intervened";
      case ERROR:
        return "malformed_model_output";
      default:
        return "end_turn";
    }
  }

  @Override
  public HttpReply error(WireError error, String message) {
    ObjectNode root = NODES.objectNode().put("message", message);
    if (error.bedrockCode().equals("ModelErrorException")) {
      root.put("originalStatusCode", error.originalStatus());
    }
    return HttpReply.json(error.bedrockStatus(), root)
        .withHeader("x-amzn-ErrorType", error.bedrockCode());
  }
}
