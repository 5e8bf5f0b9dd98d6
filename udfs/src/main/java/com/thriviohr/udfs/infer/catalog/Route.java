package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Endpoints in the order they are tried, and for an A/B split the weight of each as first. */
public final class Route implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String name;
  private final ArrayList<String> endpoints;
  private final LinkedHashMap<String, Integer> weights;

  /**
   * @param name name in the catalog
   * @param endpoints endpoint names, first choice first
   * @param weights weight by endpoint name; empty for no split
   */
  public Route(String name, List<String> endpoints, Map<String, Integer> weights) {
    this.name = requireNonNull(name, "name");
    this.endpoints = new ArrayList<>(endpoints);
    this.weights = new LinkedHashMap<>(weights);
  }

  /** Name in the catalog. */
  public String name() {
    return name;
  }

  /** Endpoint names, first choice first. */
  public List<String> endpoints() {
    return Collections.unmodifiableList(endpoints);
  }

  /** Weight of each endpoint as first choice; empty for no split. */
  public Map<String, Integer> weights() {
    return Collections.unmodifiableMap(weights);
  }

  /** The same endpoints with one of them moved to the front. */
  public List<String> startingWith(String endpoint) {
    List<String> order = new ArrayList<>(endpoints);
    order.remove(endpoint);
    order.add(0, endpoint);
    return order;
  }
}
