package com.thriviohr.udfs.simulator;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.LastHttpContent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How many requests a second the simulator itself answers when answers take no time, and the CPU it
 * needs for each; then, how near 32 slots come to what they should do. Prompts differ, and have the
 * length of a nudge's.
 */
public final class SimulatorBench {
  private static final String FILLER = "Generate a friendly nudge for {{recipient}}. ".repeat(12);

  private final AtomicLong sent = new AtomicLong();
  private final long total;
  private final int connections;
  private final CountDownLatch left;

  private SimulatorBench(long total, int connections) {
    this.total = total;
    this.connections = connections;
    this.left = new CountDownLatch((int) total);
  }

  /**
   * @param args requests a round, 200000 if absent; connections, 64 if absent
   */
  public static void main(String[] args) throws Exception {
    long total = args.length > 0 ? Long.parseLong(args[0]) : 200_000;
    int connections = args.length > 1 ? Integer.parseInt(args[1]) : 64;
    SimulatorSettings settings = SimulatorSettings.builder().capacity(Capacity.instant()).build();
    try (EndpointSimulator simulator = EndpointSimulator.start(settings)) {
      for (int round = 1; round <= 4; round++) {
        measure(simulator, new SimulatorBench(total, connections), round);
      }
    }
    measureCapacity();
  }

  /** What 64 waiting clients get out of 32 slots, of what those slots could do. */
  private static void measureCapacity() throws InterruptedException {
    int slots = 32;
    double tokensPerSecond = 400;
    Capacity capacity =
        Capacity.defaults()
            .withSlots(slots)
            .withPrefillTokensPerSecond(0)
            .withDecodeTokensPerSecond(tokensPerSecond);
    try (EndpointSimulator simulator =
        EndpointSimulator.start(SimulatorSettings.builder().capacity(capacity).build())) {
      long start = System.nanoTime();
      new SimulatorBench(10_000, 64).run(simulator);
      double seconds = (System.nanoTime() - start) / 1e9;
      double ideal = simulator.ledger().outputTokens() / tokensPerSecond / slots;
      System.out.printf(
          Locale.ROOT, "capacity: %.4f of ideal in %.1f s%n", ideal / seconds, seconds);
    }
  }

  private static void measure(EndpointSimulator simulator, SimulatorBench bench, int round)
      throws InterruptedException {
    long cpu = simulatorCpuNanos();
    long start = System.nanoTime();
    bench.run(simulator);
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "round %d: %,d requests in %.2f s = %,.0f/s, %.1f µs of simulator CPU each%n",
        round,
        bench.total,
        seconds,
        bench.total / seconds,
        (simulatorCpuNanos() - cpu) / 1e3 / bench.total);
  }

  private void run(EndpointSimulator simulator) throws InterruptedException {
    NioEventLoopGroup loop = new NioEventLoopGroup(1);
    try {
      Bootstrap bootstrap =
          new Bootstrap()
              .group(loop)
              .channel(NioSocketChannel.class)
              .handler(
                  new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                      channel.pipeline().addLast(new HttpClientCodec(), new Sender());
                    }
                  });
      InetSocketAddress address =
          new InetSocketAddress(InetAddress.getLoopbackAddress(), simulator.uri().getPort());
      for (int i = 0; i < connections; i++) {
        bootstrap.connect(address);
      }
      left.await();
    } finally {
      loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
  }

  private static long simulatorCpuNanos() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadName().startsWith("endpoint-simulator"))
        .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
        .sum();
  }

  private static ByteBuf request(long number) {
    String body =
        "{\"model\":\"m\",\"max_tokens\":120,\"messages\":[{\"role\":\"system\",\"content\":\"Be"
            + " kind.\"},{\"role\":\"user\",\"content\":\""
            + FILLER
            + number
            + "\"}]}";
    String head =
        "POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json"
            + "\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n";
    return Unpooled.copiedBuffer(head + body, StandardCharsets.US_ASCII);
  }

  /** Sends the next request when the last one is answered; the encoder passes buffers through. */
  private final class Sender extends SimpleChannelInboundHandler<HttpObject> {
    @Override
    public void channelActive(ChannelHandlerContext context) {
      next(context);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
      if (part instanceof LastHttpContent) {
        left.countDown();
        next(context);
      }
    }

    private void next(ChannelHandlerContext context) {
      long number = sent.incrementAndGet();
      if (number <= total) {
        // From the head of the pipeline: the codec would want request objects.
        context.channel().pipeline().firstContext().writeAndFlush(request(number));
      }
    }
  }
}
