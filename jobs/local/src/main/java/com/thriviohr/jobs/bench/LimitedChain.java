package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.chain.LimitedClient;
import com.thriviohr.udfs.infer.chain.RetryPolicy;
import com.thriviohr.udfs.infer.chain.RetryingClient;
import com.thriviohr.udfs.infer.chain.TimedClient;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import com.thriviohr.udfs.infer.wire.ModelEndpoint;
import com.thriviohr.udfs.infer.wire.OpenAiClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The part of the chain around one endpoint, with a limit that the benchmark can look at. */
final class LimitedChain implements InferenceClient {
  private static final RetryPolicy POLICY =
      new RetryPolicy(6, Duration.ofMillis(250), Duration.ofSeconds(20), Duration.ofMinutes(10));

  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
  private final HttpTransport transport;
  private final AdaptiveLimit limit;
  private final InferenceClient client;

  /**
   * @param first limit to begin with
   * @param most highest limit
   */
  LimitedChain(URI server, int first, int most) {
    timer.setRemoveOnCancelPolicy(true);
    transport = new HttpTransport(most, Duration.ofMinutes(10), ConnectionSettings.DEFAULTS);
    limit = new AdaptiveLimit(first, most, System::nanoTime);
    InferenceCatalog catalog = Scenarios.ONE.catalog(List.of(server));
    Endpoint endpoint = catalog.endpoints().get(Scenario.ENDPOINT);
    ModelEndpoint served =
        new ModelEndpoint(endpoint, catalog.modelOf(endpoint), Clock.systemUTC());
    InferenceClient attempt =
        new TimedClient(
            new OpenAiClient(served, Optional.empty(), transport), Duration.ofMinutes(5), timer);
    client =
        new RetryingClient(
            new LimitedClient(attempt, limit, timer),
            POLICY,
            timer,
            new Random(),
            System::nanoTime,
            () -> {});
  }

  AdaptiveLimit limit() {
    return limit;
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return client.complete(prompt);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    transport.close();
  }
}
