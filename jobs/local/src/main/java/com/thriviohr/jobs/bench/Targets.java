package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;

/** The targets with our figures, from the scenarios' results and from measures of their own. */
final class Targets {
  private final List<ScenarioResult> results;
  private final PrintStream out;

  /**
   * @param results of every scenario, ours first
   */
  Targets(List<ScenarioResult> results, PrintStream out) {
    this.results = List.copyOf(results);
    this.out = requireNonNull(out, "out");
  }

  /** Measures and prints row by row. */
  void print() throws Exception {
    print(
        Target.atLeast("achieved / ideal throughput, no tuning", 0.97, ours(Scenarios.ONE).use()));
    for (Target target : LimitMeasure.targets()) {
      print(target);
    }
    ScenarioResult quota = ours(Scenarios.QUOTA);
    print(Target.atLeast("token-quota use", 0.98, quota.use()));
    print(Target.atMost("429s under a quota", 0.1, refusedPercent(quota), " %"));
    print(ClientCost.cpu());
    print(ClientCost.cpuOfStage());
    print(ClientCost.memory());
    for (Target target : KilledRun.targets()) {
      print(target);
    }
    print(journal());
    for (Target target : BudgetMeasure.targets()) {
      print(target);
    }
    print(
        Target.atMost(
            "one endpoint of four 10 x slow: makespan / ideal",
            1.1,
            1 / ours(Scenarios.SLOW_MEMBER).use(),
            ""));
    ScenarioResult spot = ours(Scenarios.SPOT);
    print(Target.atLeast("speeds 1:2:4, one dies: efficiency", 0.95, spot.use()));
    print(Target.atMost("speeds 1:2:4, one dies: lost", 0, (double) spot.failed(), ""));
  }

  private void print(Target target) {
    out.println(target.row());
  }

  private ScenarioResult ours(Scenario scenario) {
    return results.stream()
        .filter(result -> result.scenario() == scenario)
        .findFirst()
        .orElseThrow();
  }

  private static double refusedPercent(ScenarioResult result) {
    return 100.0 * result.bill().refused() / result.bill().requests();
  }

  private static Target journal() throws Exception {
    String folder = Files.createTempDirectory("journal-bench").toString();
    List<ScenarioResult> both =
        new ScenarioRun(
                Scenarios.PATIENT,
                List.of(OurClient.withoutJournal(), OurClient.withJournal(folder)))
            .results();
    double cost = 100 * (1 - both.get(0).wallSeconds() / both.get(1).wallSeconds());
    return Target.atMost("journal's cost in throughput", 3, cost, " %");
  }
}
