package com.thriviohr.jobs.bench;

import java.util.List;
import java.util.Locale;

/** One row of the scenarios' table. */
final class ScenarioResult {
  static final String HEADER =
      String.format(
          "%-12s %-20s %7s %6s %7s %7s %8s %7s %7s %7s %7s %7s %7s",
          "scenario",
          "client",
          "wall s",
          "use",
          "failed",
          "calls",
          "refused",
          "paid",
          "again",
          "p50 s",
          "p95 s",
          "p99 s",
          "first s");

  private final Scenario scenario;
  private final String contender;
  private final double wallSeconds;
  private final List<Observations.Answered> answers;
  private final ServerBill bill;

  ScenarioResult(Scenario scenario, String contender, Observations observations, ServerBill bill) {
    this.scenario = scenario;
    this.contender = contender;
    this.wallSeconds = observations.wallSeconds();
    this.answers = observations.answers();
    this.bill = bill;
  }

  /** Share of what could be had, see {@link Scenario#use}. */
  double use() {
    return scenario.use(answers, wallSeconds);
  }

  Scenario scenario() {
    return scenario;
  }

  double wallSeconds() {
    return wallSeconds;
  }

  long failed() {
    return (long) scenario.prompts() - answers.size();
  }

  ServerBill bill() {
    return bill;
  }

  String row() {
    double[] seconds = answers.stream().mapToDouble(answer -> answer.seconds).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%-12s %-20s %7.1f %5.1f%% %,7d %,7d %,8d %,7d %,7d %7.2f %7.2f %7.2f %7.2f",
        scenario.name(),
        contender,
        wallSeconds,
        100 * use(),
        failed(),
        bill.requests(),
        bill.refused(),
        bill.billed(),
        bill.billedAgain(),
        at(seconds, 0.50),
        at(seconds, 0.95),
        at(seconds, 0.99),
        answers.isEmpty() ? Double.NaN : answers.get(0).atSeconds);
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  }
}
