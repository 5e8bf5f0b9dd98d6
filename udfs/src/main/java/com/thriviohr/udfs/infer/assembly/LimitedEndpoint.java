package com.thriviohr.udfs.infer.assembly;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.chain.LimitedClient;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import com.thriviohr.udfs.infer.pool.PooledClient;
import com.thriviohr.udfs.infer.pool.WatchedQueue;
import com.thriviohr.udfs.infer.pool.WatchedServers;
import com.thriviohr.udfs.infer.wire.MetricsPage;
import java.net.URI;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.flink.core.fs.Path;

/** An endpoint's servers, one or several, each called within a limit of its own. */
final class LimitedEndpoint {
  /** A ramp from here is short, and one call that hangs does not hold all others back. */
  private static final int FIRST_LIMIT = 16;

  private static final int FIRST_LIMIT_IN_POOL = 4;

  private final Endpoint endpoint;
  private final Function<Endpoint, InferenceClient> attempt;
  private final InferenceResources resources;
  private final Random random;

  /**
   * @param attempt makes the client of one server that makes one attempt
   */
  LimitedEndpoint(
      Endpoint endpoint,
      Function<Endpoint, InferenceClient> attempt,
      InferenceResources resources,
      Random random) {
    this.endpoint = requireNonNull(endpoint, "endpoint");
    this.attempt = requireNonNull(attempt, "attempt");
    this.resources = requireNonNull(resources, "resources");
    this.random = requireNonNull(random, "random");
  }

  /** The client in which prompts wait for their turn. */
  InferenceClient client() {
    return endpoint.isPool() ? pooled() : limited();
  }

  private InferenceClient limited() {
    AdaptiveLimit limit = watched(endpoint, FIRST_LIMIT, () -> true);
    return new LimitedClient(attempt.apply(endpoint), limit, resources.scheduler());
  }

  private InferenceClient pooled() {
    PooledClient pool = new PooledClient(resources.scheduler(), random, System::nanoTime);
    endpoint.urls().forEach(url -> join(pool, url));
    endpoint
        .urlsFile()
        .ifPresent(
            file ->
                new WatchedServers(
                        new Path(file),
                        pool,
                        url -> join(pool, URI.create(url)),
                        resources.watcher())
                    .start());
    return pool;
  }

  private void join(PooledClient pool, URI url) {
    Endpoint server = endpoint.at(url);
    String name = url.toString();
    AdaptiveLimit limit = watched(server, FIRST_LIMIT_IN_POOL, () -> pool.has(name));
    pool.join(name, attempt.apply(server), limit);
  }

  private AdaptiveLimit watched(Endpoint server, int first, BooleanSupplier wanted) {
    AdaptiveLimit limit = new AdaptiveLimit(first, server.maxConcurrency(), System::nanoTime);
    server
        .metricsPage()
        .map(page -> new MetricsPage(page, resources.transport()))
        .map(page -> new WatchedQueue(page::queue, limit, wanted, resources.scheduler()))
        .ifPresent(WatchedQueue::start);
    return limit;
  }
}
