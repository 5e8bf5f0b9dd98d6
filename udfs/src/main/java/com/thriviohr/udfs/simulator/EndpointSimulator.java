package com.thriviohr.udfs.simulator;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/**
 * A server on loopback that answers like OpenAI-compatible servers, SageMaker runtime and Bedrock,
 * with a capacity, a bill and planned faults. Answers depend on seed and prompt alone.
 */
public final class EndpointSimulator implements AutoCloseable {
  private static final int MOST_BODY_BYTES = 32 << 20;

  private final NioEventLoopGroup loops;
  private final Channel server;
  private final SimulatorLedger ledger;

  private EndpointSimulator(NioEventLoopGroup loops, Channel server, SimulatorLedger ledger) {
    this.loops = loops;
    this.server = server;
    this.ledger = ledger;
  }

  /** Starts a simulator that serves until it is closed. */
  public static EndpointSimulator start(SimulatorSettings settings) {
    NioEventLoopGroup loops = new NioEventLoopGroup(2);
    SimulatorLedger ledger = new SimulatorLedger();
    GenerationSlots slots =
        new GenerationSlots(loops, settings.slots(), settings.queueLimit(), ledger);
    RequestAnswerer answerer = new RequestAnswerer(settings, slots, ledger);
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec())
                        .addLast(new HttpObjectAggregator(MOST_BODY_BYTES))
                        .addLast(new SimulatorHandler(answerer));
                  }
                })
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()))
            .syncUninterruptibly()
            .channel();
    return new EndpointSimulator(loops, server, ledger);
  }

  /** The server's root, such as http://127.0.0.1:43210. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + ((InetSocketAddress) server.localAddress()).getPort());
  }

  /** What was asked and what it costs. */
  public SimulatorLedger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    server.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }
}
