package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response before it goes on the wire. */
final class HttpAnswer {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpAnswer(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  /** A JSON body. */
  static HttpAnswer json(int status, JsonNode node) {
    try {
      byte[] body = MAPPER.writeValueAsBytes(node);
      return new HttpAnswer(status, "application/json", Map.of(), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes always serializes", e);
    }
  }

  /** A text body, UTF-8. */
  static HttpAnswer text(int status, String contentType, String body) {
    return new HttpAnswer(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  HttpAnswer withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpAnswer(status, contentType, more, body);
  }

  /** The same with another body. */
  HttpAnswer withBody(byte[] newBody) {
    return new HttpAnswer(status, contentType, headers, newBody);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  Map<String, String> headers() {
    return headers;
  }

  /** The bytes, not to be changed. */
  byte[] body() {
    return body;
  }
}
