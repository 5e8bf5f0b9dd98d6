package com.thriviohr.udfs.infer.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** JSON bytes to and from trees. */
public final class JsonBodies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonBodies() {}

  /** The bytes of a tree, UTF-8. */
  public static byte[] bytes(JsonNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree of a value that was JSON before. */
  static JsonNode value(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a parameter is no JSON any more", e);
    }
  }

  private static String instead(byte[] body) {
    if (body.length == 0) {
      return "with an empty body";
    }
    String start = new String(body, 0, Math.min(body.length, 64), StandardCharsets.UTF_8).trim();
    if (start.startsWith("data:") || start.startsWith("event:")) {
      return "with a stream of events, which was not asked for";
    }
    return start.startsWith("<") ? "with a web page" : "with broken JSON";
  }

  /**
   * @throws InferenceException MALFORMED_RESPONSE; the parser's own message, which quotes the body,
   *     is left out
   */
  static JsonNode tree(byte[] body, String endpoint) {
    try {
      JsonNode tree = JSON.readTree(body);
      if (tree.isContainerNode()) {
        return tree;
      }
    } catch (IOException e) {
      // told below, without the parser's message
    }
    throw new InferenceException(
        FailureKind.MALFORMED_RESPONSE, "Endpoint '" + endpoint + "' answered " + instead(body));
  }
}
