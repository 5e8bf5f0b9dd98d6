package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * SageMaker runtime in front of an LMI container: chat when the body has {@code messages},
 * otherwise {@code inputs} and {@code parameters}.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpoint.html">InvokeEndpoint</a>
 */
final class SageMakerProtocol implements WireProtocol {
  private static final Pattern PATH = Pattern.compile("/endpoints/([^/]+)/invocations");
  private static final String TARGET_VARIANT = "X-Amzn-SageMaker-Target-Variant";
  private static final String DEFAULT_VARIANT = "AllTraffic";
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** LMI's own default; callers that forget the limit get cut answers there too. */
  private static final int LMI_DEFAULT_NEW_TOKENS = 30;

  private final boolean tgiList;

  /**
   * @param tgiList true to answer {@code inputs} with a list, as TGI does
   */
  SageMakerProtocol(boolean tgiList) {
    this.tgiList = tgiList;
  }

  @Override
  public Optional<String> target(String path, HttpHeaders headers) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String variant = headers.get(TARGET_VARIANT);
    return Optional.of(matcher.group(1) + (variant == null ? "" : "/" + variant));
  }

  @Override
  public GenerationRequest parse(String target, JsonNode body) {
    if (body.has("messages")) {
      return OpenAiProtocol.parseChat(target, body);
    }
    JsonNode inputs = body.path("inputs");
    if (!inputs.isTextual() || inputs.asText().isEmpty()) {
      throw new BadRequestException("inputs: must be a text");
    }
    JsonNode limit = body.path("parameters").path("max_new_tokens");
    return new GenerationRequest(
        target,
        GenerationRequest.Schema.INPUTS,
        new PromptText().add("user", inputs.asText()),
        RequestJson.limit(limit, "max_new_tokens", LMI_DEFAULT_NEW_TOKENS));
  }

  @Override
  public HttpReply answer(GenerationRequest request, Generation generation) {
    JsonNode body =
        request.schema() == GenerationRequest.Schema.CHAT
            ? OpenAiProtocol.chatCompletion(request, generation)
            : generatedText(generation);
    int slash = request.target().indexOf('/');
    String variant = slash < 0 ? DEFAULT_VARIANT : request.target().substring(slash + 1);
    return HttpReply.json(200, body).withHeader("x-Amzn-Invoked-Production-Variant", variant);
  }

  private JsonNode generatedText(Generation generation) {
    ObjectNode answer = NODES.objectNode().put("generated_text", generation.text());
    answer
        .putObject("details")
        .put("finish_reason", finishReason(generation.finish()))
        .put("prompt_tokens", generation.inputTokens())
        .put("generated_tokens", generation.outputTokens());
    return tgiList ? NODES.arrayNode().add(answer) : answer;
  }

  private static String finishReason(Generation.Finish finish) {
    return finish == Generation.Finish.STOP ? "eos_token" : OpenAiProtocol.finishReason(finish);
  }

  @Override
  public HttpReply error(WireError error, String message) {
    ObjectNode root = NODES.objectNode().put("Message", message);
    if (error.sageMakerCode().equals("ModelError")) {
      root.put("OriginalStatusCode", error.originalStatus());
      root.put("OriginalMessage", message);
      root.put("LogStreamArn", "arn:aws:logs:local:simulator:log-group:/aws/sagemaker/Endpoints");
    }
    return HttpReply.json(error.sageMakerStatus(), root)
        .withHeader("x-amzn-ErrorType", error.sageMakerCode());
  }
}
