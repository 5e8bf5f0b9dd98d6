package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Servers of known speed, prompts for them, and what goes wrong. Immutable. */
final class Scenario {
  /** Name of the endpoint and its model in the catalog. */
  static final String ENDPOINT = "simulated";

  private final String name;
  private final String kind;
  private final String modelLimits;
  private final int prompts;
  private final List<SimulatedServer> servers;

  private Scenario(
      String name, String kind, String modelLimits, int prompts, List<SimulatedServer> servers) {
    this.name = requireNonNull(name, "name");
    this.kind = kind;
    this.modelLimits = modelLimits;
    this.prompts = prompts;
    this.servers = List.copyOf(servers);
  }

  /**
   * @param name what the user calls it
   * @param prompts how many are asked
   * @param servers one, or the members of a pool
   */
  static Scenario of(String name, int prompts, SimulatedServer... servers) {
    return new Scenario(name, "openai", "", prompts, List.of(servers));
  }

  /** One server that speaks Bedrock's protocol and has a quota that the catalog knows. */
  static Scenario quota(String name, int prompts, SimulatedServer server, String modelLimits) {
    return new Scenario(name, "bedrock", modelLimits, prompts, List.of(server));
  }

  String name() {
    return name;
  }

  int prompts() {
    return prompts;
  }

  List<SimulatedServer> servers() {
    return servers;
  }

  /** The arguments of each server. */
  List<String> arguments() {
    return servers.stream().map(SimulatedServer::arguments).collect(Collectors.toList());
  }

  /** Output tokens that all servers together can write within so many seconds of the start. */
  double tokensWithin(double seconds) {
    return servers.stream().mapToDouble(server -> server.tokensWithin(seconds)).sum();
  }

  /** The catalog of a client that knows the addresses, and nothing of capacity. */
  InferenceCatalog catalog(List<URI> uris) {
    List<String> urls = new ArrayList<>();
    uris.forEach(uri -> urls.add('"' + uri.toString() + (isBedrock() ? "" : "/v1") + '"'));
    String address = urls.size() == 1 ? "url: " + urls.get(0) : "urls: " + urls;
    return InferenceCatalog.parse(
        String.join(
            "\n",
            "version: 2026-11-24",
            "models:",
            "  simulated: {id: simulated, input_usd_per_million: 1, output_usd_per_million: 1,",
            "    priced_at: 2026-11-24" + modelLimits + "}",
            "endpoints:",
            "  simulated: {kind: "
                + kind
                + ", model: simulated, credentials: none, "
                + address
                + "}",
            "routes:",
            "  all: {endpoints: [simulated]}",
            "default_route: all"),
        name);
  }

  boolean isBedrock() {
    return kind.equals("bedrock");
  }
}
