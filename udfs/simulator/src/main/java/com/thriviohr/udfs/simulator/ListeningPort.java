package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.InvalidInputException;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.ServerChannelRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A loopback port that can be closed with all its connections, and opened again. */
final class ListeningPort {
  private static final Logger LOG = LoggerFactory.getLogger(ListeningPort.class);

  private static final int BACKLOG = 4_096;

  private final EventLoop loop;
  private final RequestRouter router;
  private final ChannelGroup connections;
  private final int port;
  private Channel listener;

  /**
   * Opens a port.
   *
   * @param wanted number of the port, 0 for a free one
   * @throws InvalidInputException when it is taken
   */
  ListeningPort(EventLoop loop, int wanted, RequestRouter router) {
    this.loop = loop;
    this.router = router;
    this.connections = new DefaultChannelGroup(loop);
    ChannelFuture bound = bind(wanted).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new InvalidInputException(
          "The endpoint simulator cannot listen on port " + wanted + "; choose another",
          bound.cause());
    }
    listener = bound.channel();
    port = ((InetSocketAddress) listener.localAddress()).getPort();
  }

  int number() {
    return port;
  }

  /** Takes no connection any more and breaks those there are. On the event loop. */
  void close() {
    listener.close();
    connections.close();
  }

  /** Listens again. On the event loop; done when the port takes connections. */
  ChannelFuture reopen() {
    if (listener.isOpen()) {
      return listener.newSucceededFuture();
    }
    return bind(port)
        .addListener(
            (ChannelFuture bound) -> {
              if (bound.isSuccess()) {
                listener = bound.channel();
              } else {
                LOG.warn("Port {} was taken while the simulator was away", port, bound.cause());
              }
            });
  }

  private ChannelFuture bind(int number) {
    return new ServerBootstrap()
        .group(loop)
        .channel(NioServerSocketChannel.class)
        .option(ChannelOption.SO_BACKLOG, BACKLOG)
        .option(ChannelOption.SO_REUSEADDR, true)
        // Netty accepts 16 connections a turn; thousands that come at once would time out.
        .option(
            ChannelOption.RCVBUF_ALLOCATOR,
            new ServerChannelRecvByteBufAllocator().maxMessagesPerRead(BACKLOG))
        .childOption(ChannelOption.TCP_NODELAY, true)
        .childHandler(new ConnectionSetup(router, connections::add))
        .bind(InetAddress.getLoopbackAddress(), number);
  }
}
