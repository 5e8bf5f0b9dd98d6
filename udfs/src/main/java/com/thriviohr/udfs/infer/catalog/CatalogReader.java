package com.thriviohr.udfs.infer.catalog;

import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import com.thriviohr.udfs.infer.limit.RateLimits;
import com.thriviohr.udfs.secret.SecretReference;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Turns the catalog's mappings into models, endpoints and routes. */
final class CatalogReader {
  private final Map<String, InferenceModel> models = new LinkedHashMap<>();
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Map<String, Route> routes = new LinkedHashMap<>();

  Map<String, InferenceModel> models(CatalogNode root) {
    root.children("models").forEach((name, node) -> models.put(name, model(name, node)));
    return models;
  }

  /** To be called after {@link #models}. */
  Map<String, Endpoint> endpoints(CatalogNode root) {
    root.children("endpoints").forEach((name, node) -> endpoints.put(name, endpoint(name, node)));
    return endpoints;
  }

  /** To be called after {@link #endpoints}. */
  Map<String, Route> routes(CatalogNode root) {
    root.children("routes").forEach((name, node) -> routes.put(name, route(name, node)));
    return routes;
  }

  /** To be called after {@link #routes}. */
  List<RoutingRule> rules(CatalogNode root) {
    List<RoutingRule> rules = new ArrayList<>();
    root.children("rules").forEach((name, node) -> rules.add(rule(node)));
    return rules;
  }

  private RoutingRule rule(CatalogNode node) {
    String route = node.required("route", "name one of " + routes.keySet());
    if (route != null && !routes.containsKey(route)) {
      node.problem("route", "names unknown route '" + route + "': use one of " + routes.keySet());
    }
    RoutingRule rule =
        new RoutingRule(
            route == null ? "" : route,
            Set.copyOf(node.texts("tasks")),
            Set.copyOf(node.texts("tenants")),
            Set.copyOf(node.texts("languages")),
            Set.copyOf(node.texts("deadlines")),
            node.positive("min_tokens", 1));
    node.rejectUnknownKeys();
    return rule;
  }

  private static InferenceModel model(String name, CatalogNode node) {
    String id = node.required("id", "give the provider's model id");
    BigDecimal input = node.price("input_usd_per_million");
    BigDecimal output = node.price("output_usd_per_million");
    LocalDate pricedAt = node.date("priced_at");
    TokenLimits limits =
        new TokenLimits(
            node.positive("context_tokens", 8192),
            node.positive("max_output_tokens", 2048),
            node.positive("burn_down", 1));
    RateLimits rates =
        new RateLimits(
            node.positive("requests_per_minute", Integer.MAX_VALUE),
            node.positive("tokens_per_minute", Integer.MAX_VALUE));
    ModelParameters parameters =
        new ModelParameters(node.parameters("parameters"), node.flag("max_completion_tokens"));
    node.rejectUnknownKeys();
    boolean whole = id != null && input != null && output != null && pricedAt != null;
    return whole
        ? new InferenceModel(
            name, id, new Price(input, output, pricedAt), limits, rates, parameters)
        : null;
  }

  private Endpoint endpoint(String name, CatalogNode node) {
    EndpointKind kind = node.oneOf("kind", EndpointKind.class, null);
    String model = node.required("model", "name one of " + models.keySet());
    if (model != null && !models.containsKey(model)) {
      node.problem("model", "names unknown model '" + model + "': use one of " + models.keySet());
    }
    EndpointKind known = kind == null ? EndpointKind.OPENAI : kind;
    BodySchema schema = node.oneOf("schema", BodySchema.class, BodySchema.CHAT);
    refuseParameters(node, models.get(model), known, schema);
    EndpointBuilder builder =
        Endpoint.named(name, known, model == null ? "" : model)
            .url(url(node, kind))
            .urls(urls(node, known))
            .urlsFile(node.optional("urls_file"))
            .endpointName(endpointName(node, kind))
            .region(node.optional("region"))
            .schema(schema)
            .targetVariant(node.optional("target_variant"))
            .inferenceComponent(node.optional("inference_component"))
            .credentials(credentials(node, known))
            .headers(node.textsByName("headers"))
            .maxConcurrency(limit(node))
            .attemptTimeout(node.duration("attempt_timeout", Duration.ofSeconds(70)))
            .metrics(metrics(node, known))
            .batchJob(BatchJobReader.read(node, known));
    node.rejectUnknownKeys();
    return builder.build();
  }

  private static void refuseParameters(
      CatalogNode node, InferenceModel model, EndpointKind kind, BodySchema schema) {
    Set<String> refused =
        new TreeSet<>(model == null ? Set.of() : model.parameters().values().keySet());
    refused.removeIf(name -> TakenParameters.takes(kind, schema, name));
    if (!refused.isEmpty()) {
      node.problem(
          "model",
          "has parameters that this endpoint does not take: take " + refused + " out of them");
    }
  }

  /** How many calls at a time: found out, up to a number if one is given. */
  private static int limit(CatalogNode node) {
    int most = node.positive("max_concurrency", AdaptiveLimit.MOST);
    return "adaptive".equals(node.optional("limit")) ? most : node.positive("limit", most);
  }

  private static String metrics(CatalogNode node, EndpointKind kind) {
    String path = node.optional("metrics");
    if (path != null && (kind != EndpointKind.OPENAI || !path.matches("none|/\\S*"))) {
      node.problem("metrics", "is wrong: give the path of an OpenAI-compatible server, or none");
    }
    return path;
  }

  private static URI url(CatalogNode node, EndpointKind kind) {
    URI url = node.url("url");
    boolean several = !node.texts("urls").isEmpty() || node.optional("urls_file") != null;
    if (kind == EndpointKind.OPENAI && node.optional("url") == null && !several) {
      node.problem(
          "url", "is missing: give the server's base URL such as http://localhost:8000/v1");
    }
    return url;
  }

  private static List<URI> urls(CatalogNode node, EndpointKind kind) {
    List<URI> urls = new ArrayList<>();
    for (String url : node.texts("urls")) {
      if (kind == EndpointKind.OPENAI && url.matches("https?://[^/\\s]+\\S*")) {
        urls.add(URI.create(url));
      } else {
        node.problem("urls", "has '" + url + "': give URLs of OpenAI-compatible servers");
      }
    }
    return urls;
  }

  private static String endpointName(CatalogNode node, EndpointKind kind) {
    if (kind == EndpointKind.SAGEMAKER_BATCH) {
      return node.required("model_name", "give the SageMaker model's name");
    }
    return kind == EndpointKind.SAGEMAKER
        ? node.required("endpoint_name", "give the SageMaker endpoint's name")
        : node.optional("endpoint_name");
  }

  private static Credentials credentials(CatalogNode node, EndpointKind kind) {
    boolean openAi = kind == EndpointKind.OPENAI;
    String value = node.optional("credentials");
    if (value == null) {
      return openAi ? Credentials.none() : Credentials.aws();
    }
    if (value.equals("none")) {
      return Credentials.none();
    }
    if (value.equals("aws") && !openAi) {
      return Credentials.aws();
    }
    Optional<SecretReference> token = SecretReference.parse(value).filter(reference -> openAi);
    if (token.isPresent()) {
      return Credentials.bearer(token.get());
    }
    // The value is not repeated: a token pasted here by mistake must not reach a log.
    node.problem(
        "credentials", "is wrong: give none" + (openAi ? ", " + SecretReference.FORMS : " or aws"));
    return Credentials.none();
  }

  private Route route(String name, CatalogNode node) {
    Route route = new Route(name, node.texts("endpoints"), weights(node));
    node.rejectUnknownKeys();
    if (route.endpoints().isEmpty()) {
      node.problem("endpoints", "is empty: list some of " + endpoints.keySet());
    }
    for (String endpoint : route.endpoints()) {
      if (!endpoints.containsKey(endpoint)) {
        node.problem(
            "endpoints",
            "names unknown endpoint '" + endpoint + "': use some of " + endpoints.keySet());
      }
    }
    refuseOfflineAlone(node, route);
    for (String endpoint : route.weights().keySet()) {
      if (!route.endpoints().contains(endpoint)) {
        node.problem(
            "weights", "names '" + endpoint + "': use only the route's own " + route.endpoints());
      }
    }
    return route;
  }

  /** What a job leaves unanswered is asked one by one. */
  private void refuseOfflineAlone(CatalogNode node, Route route) {
    boolean alone =
        !route.endpoints().isEmpty()
            && route.endpoints().stream()
                .map(endpoints::get)
                .allMatch(endpoint -> endpoint != null && endpoint.kind().isOffline());
    if (alone) {
      node.problem(
          "endpoints", "are offline only: add one behind them for what a job leaves unanswered");
    }
  }

  private static Map<String, Integer> weights(CatalogNode node) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    node.textsByName("weights")
        .forEach(
            (endpoint, weight) -> {
              if (weight.matches("[1-9]\\d{0,5}")) {
                weights.put(endpoint, Integer.valueOf(weight));
              } else {
                node.problem("weights", "has '" + weight + "': give whole numbers from 1");
              }
            });
    return weights;
  }
}
