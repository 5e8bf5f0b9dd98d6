package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Servers of known speed, prompts for them, and what goes wrong. Immutable. */
final class Scenario {
  /** Name of the endpoint and its model in the catalog. */
  static final String ENDPOINT = "simulated";

  private final String name;
  private final Optional<ScenarioQuota> quota;
  private final int prompts;
  private final List<SimulatedServer> servers;

  private Scenario(
      String name, int prompts, List<SimulatedServer> servers, Optional<ScenarioQuota> quota) {
    this.name = requireNonNull(name, "name");
    this.prompts = prompts;
    this.servers = List.copyOf(servers);
    this.quota = requireNonNull(quota, "quota");
  }

  /**
   * @param name what the user calls it
   * @param prompts how many are asked
   * @param servers one, or the members of a pool
   */
  static Scenario of(String name, int prompts, SimulatedServer... servers) {
    return new Scenario(name, prompts, List.of(servers), Optional.empty());
  }

  /** One server that speaks Bedrock's protocol and has a quota that the catalog knows. */
  static Scenario of(String name, int prompts, ScenarioQuota quota) {
    SimulatedServer server = SimulatedServer.of(64, 100, quota.arguments());
    return new Scenario(name, prompts, List.of(server), Optional.of(quota));
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

  /** Those who run at the same time, ours first. */
  List<Contender> contenders() {
    List<Contender> contenders = new ArrayList<>(List.of(OurClient.withoutJournal()));
    if (servers.size() == 1 && quota.isEmpty()) {
      contenders.add(new FixedLimitClient(servers.get(0).places()));
    }
    contenders.addAll(List.of(new PlainAsync(50), new PlainAsync(100)));
    return contenders;
  }

  /** True when servers speak OpenAI's protocol. */
  boolean isOpenAi() {
    return quota.isEmpty();
  }

  /** The arguments of each server. */
  List<String> arguments() {
    return servers.stream().map(SimulatedServer::arguments).collect(Collectors.toList());
  }

  /**
   * Share of what could be had in that time: of the quota if there is one, else of the output
   * tokens that the servers can write.
   */
  double use(List<Observations.Answered> answers, double seconds) {
    if (quota.isPresent()) {
      return quota.get().use(answers, seconds);
    }
    double written = answers.stream().mapToLong(answer -> answer.outputTokens).sum();
    return written / servers.stream().mapToDouble(server -> server.tokensWithin(seconds)).sum();
  }

  /** Base URLs of the servers that a catalog of a scenario names. */
  static List<URI> urls(InferenceCatalog catalog) {
    Endpoint endpoint = catalog.endpoints().get(ENDPOINT);
    return endpoint.isPool() ? endpoint.urls() : List.of(endpoint.url().orElseThrow());
  }

  /** The catalog of a client that knows the addresses, and nothing of capacity. */
  InferenceCatalog catalog(List<URI> uris) {
    List<String> urls = new ArrayList<>();
    uris.forEach(uri -> urls.add('"' + uri.toString() + (quota.isPresent() ? "" : "/v1") + '"'));
    String address = urls.size() == 1 ? "url: " + urls.get(0) : "urls: " + urls;
    return InferenceCatalog.parse(
        String.join(
            "\n",
            "version: 2026-11-24",
            "models:",
            "  simulated: {id: simulated, input_usd_per_million: 1, output_usd_per_million: 1,",
            "    priced_at: 2026-11-24" + quota.map(ScenarioQuota::limits).orElse("") + "}",
            "endpoints:",
            "  simulated: {kind: "
                + (quota.isPresent() ? "bedrock" : "openai")
                + ", model: simulated, credentials: none, "
                + address
                + "}",
            "routes:",
            "  all: {endpoints: [simulated]}",
            "default_route: all"),
        name);
  }
}
