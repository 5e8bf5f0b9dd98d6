package com.thriviohr.udfs.simulator;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.FullHttpRequest;

/** One connection's requests, one at a time: clients must not pipeline. */
final class HttpEndpoint extends SimpleChannelInboundHandler<FullHttpRequest> {
  private final RequestRouter router;
  private ChannelExchange current;

  HttpEndpoint(RequestRouter router) {
    this.router = router;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
    current = new ChannelExchange(context.channel(), router.nextRequestId());
    router.route(request, current);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (current != null) {
      current.closed();
    }
    context.fireChannelInactive();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    // A client that goes away is an everyday event for a server, not one to report.
    context.close();
  }
}
