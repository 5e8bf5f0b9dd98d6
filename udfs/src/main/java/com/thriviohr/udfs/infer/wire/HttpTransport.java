package com.thriviohr.udfs.infer.wire;

import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.ProxyConfiguration;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;

/**
 * Connections and threads shared by the clients of one chain. It has its own event loop: the SDK's
 * default one belongs to the whole process and outlives the job's class loader.
 */
public final class HttpTransport implements AutoCloseable {
  private static final Duration CONNECTION_TIMEOUT = Duration.ofSeconds(5);

  // The SDK's pool (2.40.2) loses one in a hundred refused connections; only this timer ends that
  // wait. A full pool is no reason to wait longer: the limiters allow no more calls than
  // connections.
  private static final Duration ACQUISITION_TIMEOUT = CONNECTION_TIMEOUT.multipliedBy(2);

  private final NioEventLoopGroup threads;
  private final SdkAsyncHttpClient http;

  /**
   * @param maxConcurrency connections per host
   * @param readTimeout silence after which a connection is given up; above every attempt timeout
   * @param connections proxy and certificate authorities
   */
  public HttpTransport(int maxConcurrency, Duration readTimeout, ConnectionSettings connections) {
    int count = Math.min(4, Runtime.getRuntime().availableProcessors());
    threads = new NioEventLoopGroup(count, new DefaultThreadFactory("infer-http", true));
    NettyNioAsyncHttpClient.Builder builder =
        NettyNioAsyncHttpClient.builder()
            .eventLoopGroup(SdkEventLoopGroup.create(threads))
            .maxConcurrency(maxConcurrency)
            .maxPendingConnectionAcquires(Integer.MAX_VALUE)
            .connectionAcquisitionTimeout(ACQUISITION_TIMEOUT)
            .connectionTimeout(CONNECTION_TIMEOUT)
            .readTimeout(readTimeout)
            .writeTimeout(readTimeout);
    connections.proxy().ifPresent(url -> builder.proxyConfiguration(proxy(url, connections)));
    connections
        .authorities()
        .ifPresent(pem -> builder.tlsTrustManagersProvider(() -> TrustedAuthorities.with(pem)));
    http = builder.build();
  }

  private static ProxyConfiguration proxy(URI url, ConnectionSettings connections) {
    return ProxyConfiguration.builder()
        .scheme(url.getScheme())
        .host(url.getHost())
        .port(url.getPort())
        .nonProxyHosts(connections.nonProxyHosts().collect(Collectors.toSet()))
        .build();
  }

  SdkAsyncHttpClient http() {
    return http;
  }

  @Override
  public void close() {
    http.close();
    threads.shutdownGracefully(0, 5, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}
