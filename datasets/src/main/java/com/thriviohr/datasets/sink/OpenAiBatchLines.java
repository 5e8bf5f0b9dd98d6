package com.thriviohr.datasets.sink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.DeadLetter;

/**
 * Lines of an OpenAI batch's output file, as OpenAI and vLLM's {@code run-batch} write them: one
 * for each request, with a response or with an error.
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/batch/request-output">The request
 *     output object</a>
 */
public final class OpenAiBatchLines {
  private static final int OK = 200;

  private OpenAiBatchLines() {}

  /** The line of a request that was answered. */
  public static String of(Completion completion) {
    ObjectNode line = line(completion.getPromptId());
    ObjectNode response = line.putObject("response");
    response.put("status_code", OK).put("request_id", "req-" + completion.getPromptId());
    ObjectNode body = response.putObject("body");
    body.put("id", "chatcmpl-" + completion.getPromptId())
        .put("object", "chat.completion")
        .put("created", completion.getCompletedAt().getEpochSecond())
        .put("model", completion.getModel());
    body.putArray("choices")
        .addObject()
        .put("index", 0)
        .put("finish_reason", completion.getFinishReason())
        .putObject("message")
        .put("role", "assistant")
        .put("content", completion.getText());
    body.putObject("usage")
        .put("prompt_tokens", completion.getInputTokens())
        .put("completion_tokens", completion.getOutputTokens())
        .put("total_tokens", (long) completion.getInputTokens() + completion.getOutputTokens());
    line.putNull("error");
    return line.toString();
  }

  /** The line of a request that was not. */
  public static String of(DeadLetter deadLetter) {
    ObjectNode line = line(deadLetter.getRecordId());
    line.putNull("response");
    line.putObject("error")
        .put("code", deadLetter.getReason())
        .put("message", deadLetter.getDetail());
    return line.toString();
  }

  private static ObjectNode line(String customId) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", "batch_req_" + customId)
        .put("custom_id", customId);
  }
}
