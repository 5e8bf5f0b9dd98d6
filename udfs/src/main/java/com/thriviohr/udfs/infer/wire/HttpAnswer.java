package com.thriviohr.udfs.infer.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
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

  /**
   * The same with its body unpacked, if it is packed.
   *
   * @param most bytes unpacked
   * @throws IOException when it is not what it says, or larger
   */
  HttpAnswer unpacked(int most) throws IOException {
    boolean gzip =
        head.firstMatchingHeader("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    if (!gzip || body.length == 0) {
      return this;
    }
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] whole = in.readNBytes(most + 1);
      if (whole.length > most) {
        throw new IOException("larger than " + most + " bytes");
      }
      return new HttpAnswer(head, whole);
    }
  }
}
