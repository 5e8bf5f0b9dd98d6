package com.thriviohr.udfs.simulator;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The ways to answer one request. */
final class Reply {
  private final Channel channel;

  Reply(Channel channel) {
    this.channel = channel;
  }

  void json(int status, String body, Map<String, String> headers) {
    send(status, "application/json", body, headers);
  }

  void send(int status, String contentType, String body, Map<String, String> headers) {
    channel.writeAndFlush(response(status, contentType, body, headers));
  }

  /** Promises the whole body and closes the connection in its middle. */
  void truncated(String body) {
    FullHttpResponse response =
        response(200, "application/json", body.substring(0, body.length() / 2), Map.of());
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length() + 1_000);
    channel.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
  }

  /** Resets the connection. */
  void reset() {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  private static FullHttpResponse response(
      int status, String contentType, String body, Map<String, String> headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(status),
            Unpooled.wrappedBuffer(bytes));
    response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
    response.headers().set(HttpHeaderNames.CONTENT_LENGTH, bytes.length);
    headers.forEach(response.headers()::set);
    return response;
  }
}
