package com.thriviohr.udfs.infer.catalog;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.datasets.text.ResourceText;
import com.thriviohr.datasets.text.TextFile;
import com.thriviohr.datasets.yaml.YamlMapping;
import java.io.Serializable;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models, endpoints and routes a job may use. Immutable; read once, where the job is started,
 * and shipped to the workers.
 */
public final class InferenceCatalog implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Name of the endpoint and model that {@link #servedBy} brings in. */
  public static final String LOCAL = "local";

  private static final String SHIPPED = "inference.yaml";

  private final String version;
  private final String defaultRoute;
  private final LinkedHashMap<String, InferenceModel> models;
  private final LinkedHashMap<String, Endpoint> endpoints;
  private final LinkedHashMap<String, Route> routes;
  private final ArrayList<RoutingRule> rules;

  private InferenceCatalog(
      String version,
      String defaultRoute,
      Map<String, InferenceModel> models,
      Map<String, Endpoint> endpoints,
      Map<String, Route> routes,
      List<RoutingRule> rules) {
    this.version = version;
    this.defaultRoute = defaultRoute;
    this.models = new LinkedHashMap<>(models);
    this.endpoints = new LinkedHashMap<>(endpoints);
    this.routes = new LinkedHashMap<>(routes);
    this.rules = new ArrayList<>(rules);
  }

  /**
   * Reads a catalog.
   *
   * @param location file or object in any file system Flink knows; empty for the one in the jar
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static InferenceCatalog read(Optional<String> location) {
    String yaml =
        location
            .map(file -> TextFile.read(file, "Catalog"))
            .orElseGet(() -> ResourceText.read(InferenceCatalog.class, "/" + SHIPPED));
    return parse(yaml, location.orElse(SHIPPED));
  }

  /**
   * The same catalog in which one route takes every prompt that names none.
   *
   * @param route name of the route
   * @throws InvalidInputException when there is no such route
   */
  public InferenceCatalog routedBy(String route) {
    if (!routes.containsKey(route)) {
      throw new InvalidInputException(
          "Route '" + route + "' is not in the catalog: use one of " + routes.keySet());
    }
    return new InferenceCatalog(version, route, models, endpoints, routes, List.of());
  }

  /** The same routes over other models and endpoints of the same names. */
  InferenceCatalog with(
      Map<String, InferenceModel> otherModels, Map<String, Endpoint> otherEndpoints) {
    return new InferenceCatalog(version, defaultRoute, otherModels, otherEndpoints, routes, rules);
  }

  /**
   * @param yaml text of a catalog
   * @param origin its name, for messages
   * @throws InvalidInputException naming every problem and its remedy
   */
  public static InferenceCatalog parse(String yaml, String origin) {
    YamlMapping root = YamlMapping.parse(yaml, origin);
    CatalogReader reader = new CatalogReader();
    String version = root.text("version", "give the day it was last checked");
    Map<String, InferenceModel> models = reader.models(root);
    Map<String, Endpoint> endpoints = reader.endpoints(root);
    Map<String, Route> routes = reader.routes(root);
    List<RoutingRule> rules = reader.rules(root);
    String defaultRoute = root.text("default_route", "name one of " + routes.keySet());
    if (!defaultRoute.isEmpty() && !routes.containsKey(defaultRoute)) {
      root.refuse(
          "default_route",
          "names unknown route '" + defaultRoute + "': use one of " + routes.keySet());
    }
    root.refuseUnreadKeys();
    root.refuseProblems();
    return new InferenceCatalog(version, defaultRoute, models, endpoints, routes, rules);
  }

  /** Day the catalog was last checked. */
  public String version() {
    return version;
  }

  /** Route of prompts that name none. */
  public String defaultRoute() {
    return defaultRoute;
  }

  /** Models by name. */
  public Map<String, InferenceModel> models() {
    return Collections.unmodifiableMap(models);
  }

  /** Endpoints by name; the model each names is in {@link #models()}. */
  public Map<String, Endpoint> endpoints() {
    return Collections.unmodifiableMap(endpoints);
  }

  /** Routes by name; the endpoints each names are in {@link #endpoints()}. */
  public Map<String, Route> routes() {
    return Collections.unmodifiableMap(routes);
  }

  /** What sends a prompt that names no route elsewhere than by the default one; first fit wins. */
  public List<RoutingRule> rules() {
    return Collections.unmodifiableList(rules);
  }

  /** The model an endpoint serves. */
  public InferenceModel modelOf(Endpoint endpoint) {
    return models.get(endpoint.model());
  }

  /**
   * The same routes, which all lead to one OpenAI-compatible server: a prompt that asks for a paid
   * route must not leave a local run. A model of the catalog keeps its id and price; another one
   * costs nothing by the token.
   *
   * @param url base URL of the server
   * @param model what it serves
   * @param credentials how it is asked
   */
  public InferenceCatalog servedBy(URI url, String model, Credentials credentials) {
    Price free = new Price(BigDecimal.ZERO, BigDecimal.ZERO, LocalDate.EPOCH);
    TokenLimits limits = new TokenLimits(Integer.MAX_VALUE, Integer.MAX_VALUE, 1);
    InferenceModel unknown = new InferenceModel(LOCAL, model, free, limits);
    Endpoint endpoint =
        Endpoint.named(LOCAL, EndpointKind.OPENAI, LOCAL).url(url).credentials(credentials).build();
    Map<String, Route> local = new LinkedHashMap<>();
    routes.keySet().forEach(name -> local.put(name, new Route(name, List.of(LOCAL), Map.of())));
    return new InferenceCatalog(
        version,
        defaultRoute,
        Map.of(LOCAL, models.getOrDefault(model, unknown)),
        Map.of(LOCAL, endpoint),
        local,
        rules);
  }
}
