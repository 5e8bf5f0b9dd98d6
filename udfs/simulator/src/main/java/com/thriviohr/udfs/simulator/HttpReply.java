package com.thriviohr.udfs.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response before it goes on the wire. */
final class HttpReply {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final int status;
  private final String contentType;
  private final Map<String, String> headers;
  private final byte[] body;

  private HttpReply(int status, String contentType, Map<String, String> headers, byte[] body) {
    this.status = status;
    this.contentType = contentType;
    this.headers = headers;
    this.body = body;
  }

  /** A JSON body. */
  static HttpReply json(int status, JsonNode node) {
    try {
      byte[] body = MAPPER.writeValueAsBytes(node);
      return new HttpReply(status, "application/json", Map.of(), body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain nodes always serializes", e);
    }
  }

  /** A text body, UTF-8. */
  static HttpReply text(int status, String contentType, String body) {
    return new HttpReply(status, contentType, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  /** The same with one more header. */
  HttpReply withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpReply(status, contentType, more, body);
  }

  /** The same with another body. */
  HttpReply withBody(byte[] newBody) {
    return new HttpReply(status, contentType, headers, newBody);
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
