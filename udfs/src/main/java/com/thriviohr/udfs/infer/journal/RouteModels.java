package com.thriviohr.udfs.infer.journal;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Route;
import com.thriviohr.udfs.infer.catalog.Routing;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Who answers a prompt: names of models, in which their own parameters count. */
public final class RouteModels {
  private final InferenceCatalog catalog;
  private final Routing routing;

  /**
   * @param catalog routes, endpoints and models
   */
  public RouteModels(InferenceCatalog catalog) {
    this.catalog = requireNonNull(catalog, "catalog");
    this.routing = new Routing(catalog.defaultRoute(), catalog.rules());
  }

  /** The model asked first; empty for an A/B split and for a route that does not exist. */
  public Optional<String> first(Prompt prompt) {
    return route(prompt)
        .filter(route -> route.weights().isEmpty())
        .flatMap(route -> models(route).findFirst())
        .map(RouteModels::answerer);
  }

  /** The model that gave an answer. */
  public String of(Completion completion) {
    return Optional.ofNullable(catalog.endpoints().get(completion.getEndpoint()))
        .map(catalog::modelOf)
        .map(RouteModels::answerer)
        .orElse(completion.getModel());
  }

  /** The provider's id, and the parameters of the catalog where there are some. */
  private static String answerer(InferenceModel model) {
    Map<String, String> parameters = model.parameters().values();
    return parameters.isEmpty() ? model.id() : model.id() + " " + parameters;
  }

  private Optional<Route> route(Prompt prompt) {
    return Optional.ofNullable(catalog.routes().get(routing.route(prompt)));
  }

  private Stream<InferenceModel> models(Route route) {
    return route.endpoints().stream().map(catalog.endpoints()::get).map(catalog::modelOf);
  }
}
