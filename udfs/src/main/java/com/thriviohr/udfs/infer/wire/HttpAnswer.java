package com.thriviohr.udfs.infer.wire;

import software.amazon.awssdk.http.SdkHttpResponse;

/** One whole HTTP response. */
final class HttpAnswer {
  private final SdkHttpResponse head;
  private final byte[] body;

  HttpAnswer(SdkHttpResponse head, byte[] body) {
    this.head = head;
    this.body = body;
  }

  SdkHttpResponse head() {
    return head;
  }

  /** The bytes; handed over, not copied. */
  byte[] body() {
    return body;
  }

  boolean isJson() {
    return head.firstMatchingHeader("Content-Type")
        .map(type -> type.regionMatches(true, 0, "application/json", 0, 16))
        .orElse(false);
  }
}
