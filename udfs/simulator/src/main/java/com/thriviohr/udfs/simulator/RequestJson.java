package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads the parts that chat requests share. */
final class RequestJson {
  private RequestJson() {}

  /**
   * Adds every turn of a {@code messages} array.
   *
   * @param contentIsList true where the service takes only a list of content blocks
   */
  static void addMessages(PromptText prompt, JsonNode body, boolean contentIsList) {
    JsonNode messages = body.path("messages");
    if (!messages.isArray() || messages.isEmpty()) {
      throw new BadRequestException("messages: must be a list with at least one turn");
    }
    for (JsonNode message : messages) {
      JsonNode content = message.path("content");
      if (contentIsList && !content.isArray()) {
        throw new BadRequestException("messages.content: must be a list of content blocks");
      }
      prompt.add(message.path("role").asText("user"), text(content));
    }
  }

  /** A string, or the text parts of a list of content blocks. */
  static String text(JsonNode content) {
    if (content.isTextual()) {
      return content.asText();
    }
    StringBuilder joined = new StringBuilder();
    for (JsonNode part : content) {
      joined.append(part.path("text").asText(""));
    }
    return joined.toString();
  }

  /**
   * A token limit.
   *
   * @param name for the message
   * @param ifAbsent the service's default
   */
  static int limit(JsonNode value, String name, int ifAbsent) {
    if (value.isMissingNode() || value.isNull()) {
      return ifAbsent;
    }
    if (!value.canConvertToInt() || value.asInt() < 1) {
      throw new BadRequestException(name + ": must be a whole number of at least 1");
    }
    return value.asInt();
  }
}
