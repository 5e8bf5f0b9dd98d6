package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.EndpointKind;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.wire.BedrockClient;
import com.thriviohr.udfs.infer.wire.ConnectionSettings;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import com.thriviohr.udfs.infer.wire.ModelEndpoint;
import com.thriviohr.udfs.infer.wire.OpenAiClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.api.functions.async.RichAsyncFunction;

/** One bare call for a prompt, the servers of a pool in turn; true when it was answered. */
final class PlainCall extends RichAsyncFunction<Prompt, Boolean> {
  private static final long serialVersionUID = 1L;

  private final String run;
  private final InferenceCatalog catalog;
  private final int capacity;
  private transient HttpTransport transport;
  private transient List<InferenceClient> clients;
  private transient int next;

  PlainCall(String run, InferenceCatalog catalog, int capacity) {
    this.run = run;
    this.catalog = catalog;
    this.capacity = capacity;
  }

  @Override
  public void open(Configuration parameters) {
    transport = new HttpTransport(capacity, Duration.ofSeconds(60), ConnectionSettings.DEFAULTS);
    clients = new ArrayList<>();
    Endpoint endpoint = catalog.endpoints().get(Scenario.ENDPOINT);
    for (URI url : Scenario.urls(catalog)) {
      Endpoint one = endpoint.isPool() ? endpoint.at(url) : endpoint;
      clients.add(Observations.of(run).watch(wire(one)));
    }
  }

  @Override
  public void asyncInvoke(Prompt prompt, ResultFuture<Boolean> result) {
    InferenceClient client = clients.get(next++ % clients.size());
    Calls.start(client, prompt)
        .whenComplete((completion, thrown) -> result.complete(List.of(thrown == null)));
  }

  @Override
  public void timeout(Prompt prompt, ResultFuture<Boolean> result) {
    result.complete(List.of(false));
  }

  @Override
  public void close() {
    if (transport != null) {
      transport.close();
    }
  }

  private InferenceClient wire(Endpoint endpoint) {
    ModelEndpoint served =
        new ModelEndpoint(endpoint, catalog.modelOf(endpoint), Clock.systemUTC());
    return endpoint.kind() == EndpointKind.BEDROCK
        ? new BedrockClient(served, Optional.of("us-east-1"), transport)
        : new OpenAiClient(served, Optional.empty(), transport);
  }
}
