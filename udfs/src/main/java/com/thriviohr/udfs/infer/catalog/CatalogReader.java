package com.thriviohr.udfs.infer.catalog;

import com.thriviohr.datasets.yaml.YamlMapping;
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

  Map<String, InferenceModel> models(YamlMapping root) {
    root.mappingsByName("models").forEach((name, node) -> models.put(name, model(name, node)));
    return models;
  }

  /** To be called after {@link #models}. */
  Map<String, Endpoint> endpoints(YamlMapping root) {
    root.mappingsByName("endpoints")
        .forEach((name, node) -> endpoints.put(name, endpoint(name, node)));
    return endpoints;
  }

  /** To be called after {@link #endpoints}. */
  Map<String, Route> routes(YamlMapping root) {
    root.mappingsByName("routes").forEach((name, node) -> routes.put(name, route(name, node)));
    return routes;
  }

  /** To be called after {@link #routes}. */
  List<RoutingRule> rules(YamlMapping root) {
    List<RoutingRule> rules = new ArrayList<>();
    root.mappingsByName("rules").forEach((name, node) -> rules.add(rule(node)));
    return rules;
  }

  private RoutingRule rule(YamlMapping node) {
    String route = node.text("route", "name one of " + routes.keySet());
    if (!route.isEmpty() && !routes.containsKey(route)) {
      node.refuse("route", "names unknown route '" + route + "': use one of " + routes.keySet());
    }
    RoutingRule rule =
        new RoutingRule(
            route,
            Set.copyOf(node.texts("tasks")),
            Set.copyOf(node.texts("tenants")),
            Set.copyOf(node.texts("languages")),
            Set.copyOf(node.texts("deadlines")),
            node.positive("min_tokens", 1));
    node.refuseUnreadKeys();
    return rule;
  }

  private static InferenceModel model(String name, YamlMapping node) {
    String id = node.text("id", "give the provider's model id");
    BigDecimal input = CatalogValues.price(node, "input_usd_per_million");
    BigDecimal output = CatalogValues.price(node, "output_usd_per_million");
    LocalDate pricedAt =
        node.date("priced_at", "give the day the price was read, such as 2026-11-23");
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
        new ModelParameters(
            CatalogValues.parameters(node, "parameters"), node.flag("max_completion_tokens"));
    node.refuseUnreadKeys();
    boolean whole = !id.isEmpty() && input != null && output != null && pricedAt != null;
    return whole
        ? new InferenceModel(
            name, id, new Price(input, output, pricedAt), limits, rates, parameters)
        : null;
  }

  private Endpoint endpoint(String name, YamlMapping node) {
    EndpointKind kind = node.oneOf("kind", EndpointKind.class, null);
    String model = node.text("model", "name one of " + models.keySet());
    if (!model.isEmpty() && !models.containsKey(model)) {
      node.refuse("model", "names unknown model '" + model + "': use one of " + models.keySet());
    }
    EndpointKind known = kind == null ? EndpointKind.OPENAI : kind;
    BodySchema schema = node.oneOf("schema", BodySchema.class, BodySchema.CHAT);
    refuseParameters(node, models.get(model), known, schema);
    EndpointBuilder builder =
        Endpoint.named(name, known, model)
            .url(url(node, kind))
            .urls(urls(node, known))
            .urlsFile(node.optional("urls_file").orElse(null))
            .endpointName(endpointName(node, kind))
            .region(node.optional("region").orElse(null))
            .schema(schema)
            .targetVariant(node.optional("target_variant").orElse(null))
            .inferenceComponent(node.optional("inference_component").orElse(null))
            .credentials(credentials(node, known))
            .headers(node.textsByName("headers"))
            .maxConcurrency(limit(node))
            .attemptTimeout(node.duration("attempt_timeout", Duration.ofSeconds(70)))
            .metrics(metrics(node, known))
            .batchJob(BatchJobReader.read(node, known));
    node.refuseUnreadKeys();
    return builder.build();
  }

  private static void refuseParameters(
      YamlMapping node, InferenceModel model, EndpointKind kind, BodySchema schema) {
    Set<String> refused =
        new TreeSet<>(model == null ? Set.of() : model.parameters().values().keySet());
    refused.removeIf(name -> TakenParameters.takes(kind, schema, name));
    if (!refused.isEmpty()) {
      node.refuse(
          "model",
          "has parameters that this endpoint does not take: take " + refused + " out of them");
    }
  }

  /** How many calls at a time: found out, up to a number if one is given. */
  private static int limit(YamlMapping node) {
    int most = node.positive("max_concurrency", AdaptiveLimit.MOST);
    return "adaptive".equals(node.optional("limit").orElse(null))
        ? most
        : node.positive("limit", most);
  }

  private static String metrics(YamlMapping node, EndpointKind kind) {
    String path = node.optional("metrics").orElse(null);
    if (path != null && (kind != EndpointKind.OPENAI || !path.matches("none|/\\S*"))) {
      node.refuse("metrics", "is wrong: give the path of an OpenAI-compatible server, or none");
    }
    return path;
  }

  private static URI url(YamlMapping node, EndpointKind kind) {
    URI url = CatalogValues.url(node, "url");
    boolean several = !node.texts("urls").isEmpty() || node.optional("urls_file").isPresent();
    if (kind == EndpointKind.OPENAI && node.optional("url").isEmpty() && !several) {
      node.refuse("url", "is missing: give the server's base URL such as http://localhost:8000/v1");
    }
    return url;
  }

  private static List<URI> urls(YamlMapping node, EndpointKind kind) {
    List<URI> urls = new ArrayList<>();
    for (String url : node.texts("urls")) {
      if (kind == EndpointKind.OPENAI && url.matches("https?://[^/\\s]+\\S*")) {
        urls.add(URI.create(url));
      } else {
        node.refuse("urls", "has '" + url + "': give URLs of OpenAI-compatible servers");
      }
    }
    return urls;
  }

  private static String endpointName(YamlMapping node, EndpointKind kind) {
    if (kind == EndpointKind.SAGEMAKER_BATCH) {
      return node.text("model_name", "give the SageMaker model's name");
    }
    return kind == EndpointKind.SAGEMAKER
        ? node.text("endpoint_name", "give the SageMaker endpoint's name")
        : node.optional("endpoint_name").orElse(null);
  }

  private static Credentials credentials(YamlMapping node, EndpointKind kind) {
    boolean openAi = kind == EndpointKind.OPENAI;
    String value = node.optional("credentials").orElse(null);
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
    node.refuse(
        "credentials", "is wrong: give none" + (openAi ? ", " + SecretReference.FORMS : " or aws"));
    return Credentials.none();
  }

  private Route route(String name, YamlMapping node) {
    Route route = new Route(name, node.texts("endpoints"), weights(node));
    node.refuseUnreadKeys();
    if (route.endpoints().isEmpty()) {
      node.refuse("endpoints", "is empty: list some of " + endpoints.keySet());
    }
    for (String endpoint : route.endpoints()) {
      if (!endpoints.containsKey(endpoint)) {
        node.refuse(
            "endpoints",
            "names unknown endpoint '" + endpoint + "': use some of " + endpoints.keySet());
      }
    }
    refuseOfflineAlone(node, route);
    for (String endpoint : route.weights().keySet()) {
      if (!route.endpoints().contains(endpoint)) {
        node.refuse(
            "weights", "names '" + endpoint + "': use only the route's own " + route.endpoints());
      }
    }
    return route;
  }

  /** What a job leaves unanswered is asked one by one. */
  private void refuseOfflineAlone(YamlMapping node, Route route) {
    boolean alone =
        !route.endpoints().isEmpty()
            && route.endpoints().stream()
                .map(endpoints::get)
                .allMatch(endpoint -> endpoint != null && endpoint.kind().isOffline());
    if (alone) {
      node.refuse(
          "endpoints", "are offline only: add one behind them for what a job leaves unanswered");
    }
  }

  private static Map<String, Integer> weights(YamlMapping node) {
    Map<String, Integer> weights = new LinkedHashMap<>();
    node.textsByName("weights")
        .forEach(
            (endpoint, weight) -> {
              if (weight.matches("[1-9]\\d{0,5}")) {
                weights.put(endpoint, Integer.valueOf(weight));
              } else {
                node.refuse("weights", "has '" + weight + "': give whole numbers from 1");
              }
            });
    return weights;
  }
}
