package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;

/**
 * Bodies of Bedrock's InvokeModel: Anthropic's messages, or Llama's prompt.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/model-parameters.html">Inference
 *     request parameters</a>
 */
final class InvokeModelProtocol implements WireProtocol {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final ConverseProtocol bedrock = new ConverseProtocol();

  /** Is asked for records of batch jobs only. */
  @Override
  public Optional<String> target(String path, HttpHeaders headers) {
    return Optional.empty();
  }

  @Override
  public GenerationRequest parse(String target, JsonNode body) {
    return target.contains("meta.llama") ? llama(target, body) : anthropic(target, body);
  }

  private static GenerationRequest anthropic(String target, JsonNode body) {
    if (!body.path("anthropic_version").asText().equals("bedrock-2023-05-31")) {
      throw new BadRequestException("anthropic_version: must be bedrock-2023-05-31");
    }
    PromptText prompt = new PromptText();
    if (body.has("system")) {
      prompt.add("system", body.path("system").asText());
    }
    RequestJson.addMessages(prompt, body, true);
    if (body.path("max_tokens").isMissingNode()) {
      throw new BadRequestException("max_tokens: Field required");
    }
    return new GenerationRequest(
        target,
        GenerationRequest.Schema.CHAT,
        prompt,
        RequestJson.limit(body.path("max_tokens"), "max_tokens", 1));
  }

  private static GenerationRequest llama(String target, JsonNode body) {
    if (!body.path("prompt").isTextual()) {
      throw new BadRequestException("prompt: must be a text");
    }
    return new GenerationRequest(
        target,
        GenerationRequest.Schema.INPUTS,
        new PromptText().add("user", body.path("prompt").asText()),
        RequestJson.limit(body.path("max_gen_len"), "max_gen_len", 512));
  }

  @Override
  public HttpReply answer(GenerationRequest request, Generation generation) {
    ObjectNode root = NODES.objectNode();
    if (request.schema() == GenerationRequest.Schema.INPUTS) {
      root.put("generation", generation.text())
          .put("prompt_token_count", generation.inputTokens())
          .put("generation_token_count", generation.outputTokens())
          .put("stop_reason", generation.finish() == Generation.Finish.LENGTH ? "length" : "stop");
      return HttpReply.json(200, root);
    }
    root.put("id", "msg_simulated").put("type", "message").put("role", "assistant");
    root.put("model", request.target());
    root.putArray("content").addObject().put("type", "text").put("text", generation.text());
    root.put("stop_reason", stopReason(generation.finish()));
    root.putObject("usage")
        .put("input_tokens", generation.inputTokens())
        .put("output_tokens", generation.outputTokens());
    return HttpReply.json(200, root);
  }

  private static String stopReason(Generation.Finish finish) {
    switch (finish) {
      case LENGTH:
        return "max_tokens";
      case FILTERED:
        return "refusal";
      default:
        return "end_turn";
    }
  }

  @Override
  public HttpReply error(WireError error, String message) {
    return bedrock.error(error, message);
  }
}
