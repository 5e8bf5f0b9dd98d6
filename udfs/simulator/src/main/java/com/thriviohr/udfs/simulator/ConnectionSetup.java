package com.thriviohr.udfs.simulator;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/**
 * Sets up each connection for the protocol its client starts with. The Bedrock SDK speaks HTTP/2
 * from the first byte, even without TLS; every other client starts with HTTP/1.1.
 */
final class ConnectionSetup extends ChannelInitializer<SocketChannel> {
  /** Room for an object of a batch job; Bedrock takes 25,000,000 bytes of a single prompt. */
  private static final int MAX_BODY_BYTES = 100_000_000;

  private final RequestRouter router;
  private final Consumer<SocketChannel> opened;

  /**
   * @param router shared by all connections
   * @param opened told of each connection
   */
  ConnectionSetup(RequestRouter router, Consumer<SocketChannel> opened) {
    this.router = router;
    this.opened = opened;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    opened.accept(channel);
    channel.pipeline().addLast(new VersionDetector());
  }

  private void speakHttp1(ChannelPipeline pipeline) {
    pipeline
        .addLast(new HttpServerCodec())
        .addLast(new HttpServerKeepAliveHandler())
        .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
        .addLast(new HttpEndpoint(router));
  }

  private void speakHttp2(ChannelPipeline pipeline) {
    pipeline
        .addLast(Http2FrameCodecBuilder.forServer().build())
        .addLast(new Http2MultiplexHandler(new StreamSetup()));
  }

  /** Tells HTTP/2's preface from an HTTP/1.1 request line by the first three bytes. */
  private final class VersionDetector extends ByteToMessageDecoder {
    private static final String HTTP2_START = "PRI";

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
      if (in.readableBytes() < HTTP2_START.length()) {
        return;
      }
      String start = in.toString(in.readerIndex(), HTTP2_START.length(), StandardCharsets.US_ASCII);
      if (start.equals(HTTP2_START)) {
        speakHttp2(context.pipeline());
      } else {
        speakHttp1(context.pipeline());
      }
      context.pipeline().remove(this);
    }
  }

  /** Makes each HTTP/2 stream look like an HTTP/1.1 exchange. */
  private final class StreamSetup extends ChannelInitializer<Channel> {
    @Override
    protected void initChannel(Channel stream) {
      ChannelHandler codec = new Http2StreamFrameToHttpObjectCodec(true);
      stream
          .pipeline()
          .addLast(codec)
          .addLast(new HttpObjectAggregator(MAX_BODY_BYTES))
          .addLast(new HttpEndpoint(router));
    }
  }
}
