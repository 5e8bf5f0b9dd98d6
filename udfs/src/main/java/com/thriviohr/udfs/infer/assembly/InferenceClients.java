package com.thriviohr.udfs.infer.assembly;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.budget.Budget;
import com.thriviohr.udfs.infer.budget.BudgetedClient;
import com.thriviohr.udfs.infer.budget.WorstCase;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Route;
import com.thriviohr.udfs.infer.chain.EndpointBreaker;
import com.thriviohr.udfs.infer.chain.FallbackClient;
import com.thriviohr.udfs.infer.chain.HedgedClient;
import com.thriviohr.udfs.infer.chain.MeteredClient;
import com.thriviohr.udfs.infer.chain.PricedClient;
import com.thriviohr.udfs.infer.chain.QuotaClient;
import com.thriviohr.udfs.infer.chain.RetryPolicy;
import com.thriviohr.udfs.infer.chain.RetryingClient;
import com.thriviohr.udfs.infer.chain.RoutedClient;
import com.thriviohr.udfs.infer.chain.Split;
import com.thriviohr.udfs.infer.chain.TimedClient;
import com.thriviohr.udfs.infer.check.EscapedClient;
import com.thriviohr.udfs.infer.check.ValidatingClient;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceMetrics;
import com.thriviohr.udfs.infer.journal.Journal;
import com.thriviohr.udfs.infer.journal.JournaledClient;
import com.thriviohr.udfs.infer.journal.RouteModels;
import com.thriviohr.udfs.infer.journal.ShardLedger;
import com.thriviohr.udfs.infer.journal.WriteAheadClient;
import com.thriviohr.udfs.infer.limit.Quota;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.infer.wire.AwsDefaults;
import com.thriviohr.udfs.infer.wire.BedrockClient;
import com.thriviohr.udfs.infer.wire.HttpTransport;
import com.thriviohr.udfs.infer.wire.ModelEndpoint;
import com.thriviohr.udfs.infer.wire.OpenAiClient;
import com.thriviohr.udfs.infer.wire.SageMakerClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * Builds the client chain of a job. A prompt goes through it in this order:
 *
 * <ol>
 *   <li>once: {@link ValidatingClient}, {@link EscapedClient}, {@link JournaledClient}, {@link
 *       RoutedClient}, {@link FallbackClient};
 *   <li>at each endpoint of its route: {@link RetryingClient}, {@link QuotaClient}, {@link
 *       HedgedClient}, and within {@link LimitedEndpoint} its limit or its pool;
 *   <li>with each attempt: {@link EndpointBreaker}, {@link BudgetedClient}, {@link
 *       WriteAheadClient}, {@link MeteredClient}, {@link TimedClient}, {@link PricedClient}, and
 *       the client that speaks the endpoint's protocol.
 * </ol>
 */
public final class InferenceClients {
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(250);

  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(20);

  private final InferenceSettings settings;
  private final InferenceCatalog catalog;
  private final InferenceMetrics metrics;
  private final InferenceResources resources;
  private Optional<Journal> journal = Optional.empty();
  private Optional<Budget> budget = Optional.empty();
  private final Random random = new Random();
  private final Map<String, InferenceClient> endpoints = new LinkedHashMap<>();
  private final Map<String, Quota> quotas = new HashMap<>();

  private InferenceClients(
      InferenceSettings settings, InferenceCatalog catalog, InferenceMetrics metrics) {
    this.settings = requireNonNull(settings, "settings");
    this.catalog = requireNonNull(catalog, "catalog");
    this.metrics = requireNonNull(metrics, "metrics");
    this.resources =
        InferenceResources.open(mostConcurrency(), longestAttempt(), settings.connections());
  }

  /**
   * Opens one chain. Whoever shares it shares its limits; closing it closes connections and
   * threads.
   *
   * @param settings timeouts, attempts and concurrency
   * @param catalog endpoints and routes, see {@link
   *     com.thriviohr.udfs.infer.settings.CatalogLoader#load}
   * @param metrics where calls are counted
   * @throws InvalidInputException when a bearer token cannot be fetched
   */
  public static InferenceClient open(
      InferenceSettings settings, InferenceCatalog catalog, InferenceMetrics metrics) {
    InferenceClients clients = new InferenceClients(settings, catalog, metrics);
    try {
      clients.openLedger();
      return new OwningClient(
          clients.checked(),
          clients.resources,
          clients.budget,
          new ShardLedger(
              clients.journal, clients.budget, new RouteModels(catalog), Clock.systemUTC()));
    } catch (RuntimeException e) {
      clients.resources.close();
      clients.journal.ifPresent(Journal::close);
      throw e;
    }
  }

  /** The journal comes first: the budget is what it leaves. */
  private void openLedger() {
    journal = settings.journal().map(this::open);
    long before = journal.map(Journal::spentBeforeMicroUsd).orElse(0L);
    budget = settings.budgetMicroUsd().map(whole -> new Budget(whole - before));
  }

  private Journal open(String location) {
    return Journal.open(location, settings.runId(), settings.journalRetention(), Clock.systemUTC());
  }

  /** Read from the last line up: answers checked, prompts neutralised, paid once, then routed. */
  private InferenceClient checked() {
    InferenceClient client = journaled(routed());
    client = new EscapedClient(client);
    return new ValidatingClient(client, settings.checks());
  }

  private InferenceClient journaled(InferenceClient client) {
    RouteModels models = new RouteModels(catalog);
    return journal
        .<InferenceClient>map(open -> new JournaledClient(client, open, models::first, models::of))
        .orElse(client);
  }

  private InferenceClient routed() {
    Map<String, Split> routes = new LinkedHashMap<>();
    catalog.routes().forEach((name, route) -> routes.put(name, split(route)));
    return new RoutedClient(routes, catalog.defaultRoute(), catalog.rules());
  }

  private Split split(Route route) {
    if (route.weights().isEmpty()) {
      return Split.whole(fallback(route.endpoints()));
    }
    List<Split.Arm> arms = new ArrayList<>();
    route
        .weights()
        .forEach(
            (name, weight) ->
                arms.add(new Split.Arm(name, weight, fallback(route.startingWith(name)))));
    return Split.of(arms);
  }

  private InferenceClient fallback(List<String> names) {
    List<InferenceClient> clients = new ArrayList<>();
    names.stream()
        .filter(name -> !catalog.endpoints().get(name).kind().isOffline())
        .forEach(name -> clients.add(endpoint(name)));
    return new FallbackClient(clients, System::nanoTime);
  }

  /** One chain per endpoint, however many routes lead there, so that they share its limit. */
  private InferenceClient endpoint(String name) {
    InferenceClient known = endpoints.get(name);
    if (known == null) {
      known = decorated(catalog.endpoints().get(name));
      endpoints.put(name, known);
    }
    return known;
  }

  /** Read from the last line up: attempts within the quota, hedged, each with a permit. */
  private InferenceClient decorated(Endpoint endpoint) {
    InferenceClient client =
        new LimitedEndpoint(endpoint, this::attempt, resources, random).client();
    if (endpoint.isSelfHosted()) {
      client = new HedgedClient(client, resources.scheduler(), System::nanoTime);
    }
    client = withinQuota(client, endpoint);
    return new RetryingClient(
        client, policy(), resources.scheduler(), random, System::nanoTime, metrics::retried);
  }

  private InferenceClient announced(InferenceClient client, WorstCase worstCase) {
    return journal
        .<InferenceClient>map(open -> new WriteAheadClient(client, open, worstCase))
        .orElse(client);
  }

  private InferenceClient budgeted(InferenceClient client, WorstCase worstCase) {
    return budget
        .<InferenceClient>map(shared -> new BudgetedClient(client, shared, worstCase))
        .orElse(client);
  }

  /**
   * Read from the last line up: an attempt at an endpoint that takes any is paid, noted, counted,
   * timed and priced.
   */
  private InferenceClient attempt(Endpoint endpoint) {
    WorstCase worstCase = new WorstCase(catalog.modelOf(endpoint));
    InferenceClient client = wire(endpoint);
    client = new PricedClient(client, catalog.modelOf(endpoint).price());
    client = new TimedClient(client, attemptTimeout(endpoint), resources.scheduler());
    client = new MeteredClient(client, metrics, System::nanoTime);
    client = budgeted(announced(client, worstCase), worstCase);
    return new EndpointBreaker(client, System::nanoTime);
  }

  private InferenceClient wire(Endpoint endpoint) {
    ModelEndpoint served =
        new ModelEndpoint(endpoint, catalog.modelOf(endpoint), Clock.systemUTC());
    HttpTransport transport = resources.transport();
    switch (endpoint.kind()) {
      case SAGEMAKER:
        return new SageMakerClient(served, settings.region(), transport);
      case BEDROCK:
        return new BedrockClient(served, settings.region(), transport);
      case OPENAI:
        return new OpenAiClient(served, BearerTokens.of(endpoint), transport);
      default:
        throw new IllegalStateException("no single prompts for " + endpoint.kind());
    }
  }

  private RetryPolicy policy() {
    return new RetryPolicy(
        settings.maxAttempts(), FIRST_BACKOFF, LONGEST_BACKOFF, settings.totalTimeout());
  }

  private Duration attemptTimeout(Endpoint endpoint) {
    return settings.attemptTimeout().orElse(endpoint.attemptTimeout());
  }

  /** One quota per model and region: the provider counts an account's calls together. */
  private InferenceClient withinQuota(InferenceClient client, Endpoint endpoint) {
    InferenceModel model = catalog.modelOf(endpoint);
    if (!model.rates().isLimited()) {
      return client;
    }
    String counted = model.id() + " in " + AwsDefaults.region(endpoint, settings.region());
    Quota quota =
        quotas.computeIfAbsent(
            counted, key -> new Quota(model.rates(), model.limits().burnDown(), System::nanoTime));
    return new QuotaClient(client, quota, resources.scheduler());
  }

  private int mostConcurrency() {
    return catalog.endpoints().values().stream().mapToInt(Endpoint::maxConcurrency).max().orElse(1);
  }

  private Duration longestAttempt() {
    return catalog.endpoints().values().stream()
        .map(this::attemptTimeout)
        .max(Duration::compareTo)
        .orElse(Duration.ofMinutes(1));
  }
}
