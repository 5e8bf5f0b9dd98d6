package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.limit.RateLimits;
import java.io.Serializable;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The endpoints of a catalog that a simulator stands in for. Routes, rules, variants and prices
 * stay what they are; the model of every answer is called {@value #MODEL}.
 */
public final class SimulatedEndpoints implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Id of the model that every simulated answer names. */
  public static final String MODEL = "simulator";

  private final URI simulator;
  private final TreeSet<String> names;

  /**
   * @param simulator base address of the simulator, without a path
   * @param names endpoints of the catalog; all of them when empty
   */
  public SimulatedEndpoints(URI simulator, Set<String> names) {
    this.simulator = requireNonNull(simulator, "simulator");
    this.names = new TreeSet<>(names);
  }

  /**
   * @throws InvalidInputException when a name is not in the catalog
   */
  public InferenceCatalog in(InferenceCatalog catalog) {
    refuseUnknown(catalog);
    Map<String, InferenceModel> models = new LinkedHashMap<>(catalog.models());
    Map<String, Endpoint> endpoints = new LinkedHashMap<>(catalog.endpoints());
    for (Endpoint endpoint : catalog.endpoints().values()) {
      if (names.isEmpty() || names.contains(endpoint.name())) {
        InferenceModel standIn = standIn(catalog.modelOf(endpoint));
        models.put(standIn.name(), standIn);
        endpoints.put(endpoint.name(), endpoint.simulatedAt(simulator, standIn.name()));
      }
    }
    return catalog.with(models, endpoints);
  }

  private void refuseUnknown(InferenceCatalog catalog) {
    TreeSet<String> unknown = new TreeSet<>(names);
    unknown.removeAll(catalog.endpoints().keySet());
    if (!unknown.isEmpty()) {
      throw new InvalidInputException(
          "--inference.simulated names "
              + String.join(", ", unknown)
              + ", which the catalog does not: use some of "
              + catalog.endpoints().keySet()
              + ".");
    }
  }

  /** The account's quotas are the provider's, not the simulator's. */
  private static InferenceModel standIn(InferenceModel model) {
    return new InferenceModel(
        model.name() + " (simulated)",
        MODEL,
        model.price(),
        model.limits(),
        RateLimits.none(),
        model.parameters());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SimulatedEndpoints
        && simulator.equals(((SimulatedEndpoints) other).simulator)
        && names.equals(((SimulatedEndpoints) other).names);
  }

  @Override
  public int hashCode() {
    return simulator.hashCode();
  }
}
