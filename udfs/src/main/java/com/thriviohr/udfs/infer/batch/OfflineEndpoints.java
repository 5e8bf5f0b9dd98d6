package com.thriviohr.udfs.infer.batch;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.assembly.SharedInference;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.catalog.Route;
import com.thriviohr.udfs.infer.catalog.Routing;
import com.thriviohr.udfs.infer.catalog.RoutingRule;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The offline endpoints of a catalog, and which prompts go there. Shipped to the workers. */
public final class OfflineEndpoints implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Duration SILENCE = Duration.ofMinutes(2);
  private static final int CONNECTIONS = 32;

  private final InferenceCatalog catalog;
  private final InferenceSettings settings;
  private final Instant startedAt;
  private transient Routing routing;

  /**
   * @param catalog routes, endpoints and models
   * @param settings run id, region, connections, and until when jobs have time
   */
  public OfflineEndpoints(InferenceCatalog catalog, InferenceSettings settings) {
    this(catalog, settings, Instant.now());
  }

  /**
   * @param startedAt from when jobs are expected
   */
  OfflineEndpoints(InferenceCatalog catalog, InferenceSettings settings, Instant startedAt) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.settings = requireNonNull(settings, "settings");
    this.startedAt = requireNonNull(startedAt, "startedAt");
  }

  /** When prompts that jobs have not answered are asked at once. */
  Optional<Instant> until() {
    return settings.jobsUntil();
  }

  /** Says of each offline endpoint of the default route or a rule whether it is in time. */
  public List<String> plan() {
    return routesTaken()
        .map(this::first)
        .filter(endpoint -> endpoint.kind().isOffline())
        .distinct()
        .map(this::planned)
        .collect(Collectors.toList());
  }

  private Stream<Route> routesTaken() {
    return Stream.concat(
            Stream.of(catalog.defaultRoute()), catalog.rules().stream().map(RoutingRule::route))
        .map(catalog.routes()::get);
  }

  private String planned(Endpoint endpoint) {
    String expected = "expected by " + local(expected(endpoint));
    String until = until().map(time -> ", needed by " + local(time)).orElse("");
    return "Endpoint '"
        + endpoint.name()
        + "': "
        + (isInTime(endpoint) ? "jobs, " : "no jobs, all is asked at once: ")
        + expected
        + until;
  }

  private static String local(Instant time) {
    return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
        .withZone(ZoneId.systemDefault())
        .format(time);
  }

  private Instant expected(Endpoint endpoint) {
    return startedAt.plus(endpoint.batchJob().orElseThrow().expected());
  }

  /** True when a job is expected to end before its answers are needed. */
  private boolean isInTime(Endpoint endpoint) {
    return until().map(time -> !expected(endpoint).isAfter(time)).orElse(true);
  }

  /** True when no route leads to one that is in time. */
  public boolean isEmpty() {
    return all().isEmpty();
  }

  /** Those that some route leads to first, and whose jobs are in time. */
  List<Endpoint> all() {
    return offline().stream().filter(this::isInTime).collect(Collectors.toList());
  }

  /** All that a run may have had jobs at, in time or not. */
  List<Endpoint> offline() {
    return catalog.routes().values().stream()
        .map(this::first)
        .filter(endpoint -> endpoint.kind().isOffline())
        .distinct()
        .collect(Collectors.toList());
  }

  private boolean isTaken(Endpoint endpoint) {
    return endpoint.kind().isOffline() && isInTime(endpoint);
  }

  /** The offline endpoint that a prompt goes to; empty for one that is asked at once. */
  Optional<Endpoint> of(Prompt prompt) {
    return Optional.ofNullable(catalog.routes().get(route(prompt)))
        .map(this::first)
        .filter(this::isTaken);
  }

  /** Name of a prompt's route. */
  String route(Prompt prompt) {
    if (routing == null) {
      routing = new Routing(catalog.defaultRoute(), catalog.rules());
    }
    return routing.route(prompt);
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
