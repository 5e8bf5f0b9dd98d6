package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.InferenceSettings;
import com.thriviohr.udfs.infer.SharedInference;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.catalog.Route;
import com.thriviohr.udfs.infer.chain.Calls;
import com.thriviohr.udfs.infer.chain.Routing;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

/** The offline endpoints of a catalog, and which prompts go there. Shipped to the workers. */
public final class OfflineEndpoints implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final int CONNECTIONS = 32;

  private final InferenceCatalog catalog;
  private final InferenceSettings settings;

  /**
   * @param catalog routes, endpoints and models
   * @param settings run id, region and connections
   */
  public OfflineEndpoints(InferenceCatalog catalog, InferenceSettings settings) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.settings = requireNonNull(settings, "settings");
  }

  /** True when no route leads to one. */
  public boolean isEmpty() {
    return all().isEmpty();
  }

  /** Those that some route leads to first. */
  List<Endpoint> all() {
    return catalog.routes().values().stream()
        .map(this::first)
        .filter(endpoint -> endpoint.kind().isOffline())
        .distinct()
        .collect(Collectors.toList());
  }

  /** The offline endpoint that a prompt goes to; empty for one that is asked at once. */
  Optional<Endpoint> of(Prompt prompt) {
    return Optional.ofNullable(catalog.routes().get(route(prompt)))
        .map(this::first)
        .filter(endpoint -> endpoint.kind().isOffline());
  }

  /** Name of a prompt's route. */
  String route(Prompt prompt) {
    return new Routing(catalog.defaultRoute(), catalog.rules()).route(prompt);
  }

  private Endpoint first(Route route) {
    return catalog.endpoints().get(route.endpoints().get(0));
  }

  Endpoint named(String name) {
    return catalog.endpoints().get(name);
  }

  /** Folder of an endpoint's shards of this run, with a slash at its end. */
  String folder(Endpoint endpoint) {
    return ShardWriter.folder(endpoint, settings.runId());
  }

  /** The JVM's chain, which keeps the books. */
  SharedInference.Lease lease() {
    return SharedInference.lease(settings, catalog);
  }

  /**
   * Tries every work folder.
   *
   * @throws InvalidInputException naming one that cannot be listed and written
   */
  public void requireUsable() {
    try (HttpTransport transport = transport()) {
      for (Endpoint endpoint : all()) {
        try (WorkObjects objects = clients(endpoint, transport, null).objects()) {
          objects.list(folder(endpoint)).join();
          objects.put(endpoint.batchJob().orElseThrow().work() + "/probe", new byte[0]).join();
        } catch (CompletionException e) {
          throw new InvalidInputException(
              "The work folder "
                  + endpoint.batchJob().orElseThrow().work()
                  + " cannot be used ("
                  + Calls.failure(e).getMessage()
                  + "): correct the bucket, its region or the rights to list, read and write it.",
              e);
        }
      }
    }
  }

  /** Connections of one subtask. */
  HttpTransport transport() {
    return new HttpTransport(CONNECTIONS, SILENCE, settings.connections());
  }

  /** What makes the clients of an endpoint. */
  BatchClients clients(
      Endpoint endpoint, HttpTransport transport, ScheduledExecutorService scheduler) {
    return new BatchClients(
        endpoint, catalog.modelOf(endpoint), settings.region(), transport, scheduler);
  }
}
