package com.thriviohr.udfs.infer.paid;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.infer.catalog.InferenceModel;
import com.thriviohr.udfs.infer.catalog.Route;
import com.thriviohr.udfs.infer.chain.Routing;
import java.util.Optional;
import java.util.stream.Stream;

/** Which models a prompt's route leads to. */
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

  /** Id of the model asked first; empty for an A/B split and for a route that does not exist. */
  public Optional<String> firstId(Prompt prompt) {
    return route(prompt)
        .filter(route -> route.weights().isEmpty())
        .flatMap(route -> models(route).findFirst())
        .map(InferenceModel::id);
  }

  private Optional<Route> route(Prompt prompt) {
    return Optional.ofNullable(catalog.routes().get(routing.route(prompt)));
  }

  private Stream<InferenceModel> models(Route route) {
    return route.endpoints().stream().map(catalog.endpoints()::get).map(catalog::modelOf);
  }
}
