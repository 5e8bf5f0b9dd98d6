package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** One scenario with every contender at the same time, each against servers of its own. */
final class ScenarioRun {
  private final Scenario scenario;
  private final List<Contender> contenders;

  ScenarioRun(Scenario scenario, List<Contender> contenders) {
    this.scenario = requireNonNull(scenario, "scenario");
    this.contenders = List.copyOf(contenders);
  }

  /** What each contender reached, in their order. */
  List<ScenarioResult> results() throws Exception {
    List<String> servers = new ArrayList<>();
    contenders.forEach(contender -> servers.addAll(scenario.arguments()));
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Servers running = Servers.start(servers)) {
      List<Future<ScenarioResult>> results = new ArrayList<>();
      int size = scenario.servers().size();
      for (int i = 0; i < contenders.size(); i++) {
        List<URI> own = running.uris().subList(i * size, (i + 1) * size);
        Contender contender = contenders.get(i);
        results.add(threads.submit(() -> result(contender, own, threads)));
      }
      List<ScenarioResult> done = new ArrayList<>();
      for (Future<ScenarioResult> result : results) {
        done.add(result.get());
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }

  private ScenarioResult result(Contender contender, List<URI> servers, ExecutorService threads)
      throws Exception {
    String run = scenario.name() + ", " + contender.name();
    Observations observations = Observations.of(run);
    Map<URI, JsonNode> atDeath = new ConcurrentHashMap<>();
    for (int i = 0; i < servers.size(); i++) {
      URI server = servers.get(i);
      OptionalDouble end = scenario.servers().get(i).diesAfterSeconds();
      if (end.isPresent()) {
        threads.submit(() -> kill(server, end.getAsDouble(), observations, atDeath));
      }
    }
    contender.run(run, scenario.prompts(), scenario.catalog(servers));
    ServerBill bill = new ServerBill();
    for (URI server : servers) {
      bill.add(atDeath.containsKey(server) ? atDeath.get(server) : Servers.ledger(server));
    }
    return new ScenarioResult(scenario, contender.name(), observations, bill);
  }

  /** Who is dead cannot be asked, so the ledger is read just before. */
  private static Void kill(
      URI server, double afterSeconds, Observations observations, Map<URI, JsonNode> atDeath)
      throws InterruptedException, IOException {
    observations.awaitStart();
    Thread.sleep((long) (afterSeconds * 1_000));
    atDeath.put(server, Servers.ledger(server));
    Servers.change(server, "interrupt?notice-millis=1&outage-millis=3600000");
    return null;
  }
}
