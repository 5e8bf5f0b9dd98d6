package com.thriviohr.udfs.simulator;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Optional;

/** An exchange over a Netty channel: an HTTP/1.1 connection or one HTTP/2 stream. */
final class ChannelExchange implements Exchange {
  private final Channel channel;
  private final String requestId;
  private Optional<Runnable> gone = Optional.empty();

  ChannelExchange(Channel channel, String requestId) {
    this.channel = channel;
    this.requestId = requestId;
  }

  @Override
  public boolean isOpen() {
    return channel.isActive();
  }

  @Override
  public void onGone(Runnable task) {
    gone = Optional.of(task);
  }

  /** The channel has been closed by the other side. */
  void closed() {
    gone.ifPresent(Runnable::run);
    gone = Optional.empty();
  }

  @Override
  public void answer(HttpReply answer) {
    gone = Optional.empty();
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            HttpResponseStatus.valueOf(answer.status()),
            Unpooled.wrappedBuffer(answer.body()));
    writeHeaders(response, answer);
    channel.writeAndFlush(response);
  }

  @Override
  public void answerHalf(HttpReply answer, boolean reset) {
    gone = Optional.empty();
    HttpResponse response =
        new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(answer.status()));
    writeHeaders(response, answer);
    channel.write(response);
    int half = answer.body().length / 2;
    ChannelFuture sent =
        channel.writeAndFlush(
            new DefaultHttpContent(Unpooled.wrappedBuffer(answer.body(), 0, half)));
    ChannelFutureListener end = future -> reset();
    sent.addListener(reset ? end : ChannelFutureListener.CLOSE);
  }

  @Override
  public void reset() {
    gone = Optional.empty();
    if (channel instanceof SocketChannel) {
      channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
    channel.close();
  }

  private void writeHeaders(HttpResponse response, HttpReply answer) {
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
        .setInt(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
        .set("x-amzn-RequestId", requestId);
    answer.headers().forEach(response.headers()::set);
  }
}
