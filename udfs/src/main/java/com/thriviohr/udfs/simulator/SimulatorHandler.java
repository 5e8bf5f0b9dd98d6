package com.thriviohr.udfs.simulator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;
import java.nio.charset.StandardCharsets;

/** Hands each request of a connection to the answerer. */
final class SimulatorHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final RequestAnswerer answerer;

  SimulatorHandler(RequestAnswerer answerer) {
    this.answerer = answerer;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    answerer.answer(
        request.method().name(),
        request.uri(),
        request.content().toString(StandardCharsets.UTF_8),
        new Reply(context.channel()));
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    context.close();
  }
}
