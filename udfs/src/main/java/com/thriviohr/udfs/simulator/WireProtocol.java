package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The protocols spoken: where the prompt stands in a request, and how an answer is written. */
enum WireProtocol {
  /**
   * @see <a href="https://platform.openai.com/docs/api-reference/chat">OpenAI chat completions</a>,
   *     also what LMI containers on SageMaker speak
   */
  CHAT {
    @Override
    String prompt(JsonNode request) {
      StringBuilder text = new StringBuilder();
      request.path("messages").forEach(m -> text.append(m.path("content").asText()).append('\n'));
      return text.toString();
    }

    @Override
    int maxTokens(JsonNode request) {
      return request.path("max_tokens").asInt(256);
    }

    @Override
    ObjectNode answer(JsonNode request, Generated generated) {
      ObjectNode answer = MAPPER.createObjectNode();
      answer.put("id", "chatcmpl-sim").put("object", "chat.completion");
      answer.put("model", request.path("model").asText("simulated"));
      ObjectNode choice = answer.putArray("choices").addObject();
      choice.put("index", 0).put("finish_reason", generated.finishReason());
      choice.putObject("message").put("role", "assistant").put("content", generated.text());
      answer
          .putObject("usage")
          .put("prompt_tokens", generated.inputTokens())
          .put("completion_tokens", generated.outputTokens())
          .put("total_tokens", generated.inputTokens() + generated.outputTokens());
      return answer;
    }
  },
  /**
   * @see <a
   *     href="https://github.com/deepjavalibrary/djl-serving/blob/master/serving/docs/lmi/user_guides/lmi_input_output_schema.md">LMI
   *     schema</a>
   */
  INPUTS {
    @Override
    String prompt(JsonNode request) {
      return request.path("inputs").asText();
    }

    @Override
    int maxTokens(JsonNode request) {
      return request.path("parameters").path("max_new_tokens").asInt(30);
    }

    @Override
    ObjectNode answer(JsonNode request, Generated generated) {
      String reason = generated.finishReason();
      ObjectNode answer = MAPPER.createObjectNode().put("generated_text", generated.text());
      answer
          .putObject("details")
          .put("finish_reason", reason.equals("stop") ? "eos_token" : reason)
          .put("generated_tokens", generated.outputTokens());
      return answer;
    }
  },
  /**
   * @see <a
   *     href="https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html">Converse</a>
   */
  CONVERSE {
    @Override
    String prompt(JsonNode request) {
      StringBuilder text = new StringBuilder();
      request.path("system").forEach(s -> text.append(s.path("text").asText()).append('\n'));
      request
          .path("messages")
          .forEach(
              m ->
                  m.path("content")
                      .forEach(c -> text.append(c.path("text").asText()).append('\n')));
      return text.toString();
    }

    @Override
    int maxTokens(JsonNode request) {
      return request.path("inferenceConfig").path("maxTokens").asInt(256);
    }

    @Override
    ObjectNode answer(JsonNode request, Generated generated) {
      ObjectNode answer = MAPPER.createObjectNode();
      ObjectNode message = answer.putObject("output").putObject("message").put("role", "assistant");
      message.putArray("content").addObject().put("text", generated.text());
      answer.put("stopReason", stopReason(generated.finishReason()));
      answer
          .putObject("usage")
          .put("inputTokens", generated.inputTokens())
          .put("outputTokens", generated.outputTokens())
          .put("totalTokens", generated.inputTokens() + generated.outputTokens());
      answer.putObject("metrics").put("latencyMs", 1);
      return answer;
    }
  };

  private static final ObjectMapper MAPPER = new ObjectMapper();

  abstract String prompt(JsonNode request);

  abstract int maxTokens(JsonNode request);

  abstract ObjectNode answer(JsonNode request, Generated generated);

  private static String stopReason(String finishReason) {
    switch (finishReason) {
      case "stop":
        return "end_turn";
      case "length":
        return "max_tokens";
      case "content_filter":
        return "content_filtered";
      default:
        return "malformed_model_output";
    }
  }
}
