package com.thriviohr.jobs.bench;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** One row of the scenarios' table. */
final class ScenarioResult {
  static final String HEADER =
      String.format(
          "%-12s %-22s %7s %6s %7s %7s %8s %7s %7s %7s %7s %7s %7s %7s %6s",
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
          "first s",
          "CPU µs",
          "MiB");

  private final Scenario scenario;
  private final String contender;
  private final double wallSeconds;
  private final List<Observations.Answered> answers;
  private final ServerBill bill;
  private final OptionalDouble cpuSeconds;
  private final OptionalDouble mebibytes;

  ScenarioResult(Scenario scenario, String contender, Observations observations, ServerBill bill) {
    this.scenario = scenario;
    this.contender = contender;
    this.wallSeconds = observations.wallSeconds();
    this.answers = observations.answers();
    this.cpuSeconds = observations.cpuSeconds();
    this.mebibytes = observations.mebibytes();
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
        "%-12s %-22s %7.1f %5.1f%% %,7d %,7d %,8d %,7d %,7d %7.2f %7.2f %7.2f %7.2f %7s %6s",
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
        answers.isEmpty() ? Double.NaN : answers.get(0).atSeconds,
        whole(cpuSeconds, 1e6 / scenario.prompts()),
        whole(mebibytes, 1));
  }

  private static String whole(OptionalDouble value, double factor) {
    return value.isPresent() ? String.format("%.0f", factor * value.getAsDouble()) : "–";
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
  }
}
