package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.jobs.settings.SettingsTable;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The inference client beside plain {@code AsyncDataStream}, on the same prompts against equal
 * simulators in another process.
 */
public final class InferenceBench {
  private InferenceBench() {}

  /**
   * @param args {@code --key value} settings, or {@code --help}
   * @throws Exception the reason why there is no figure
   */
  public static void main(String[] args) throws Exception {
    if (SettingsLoader.asksForHelp(args)) {
      System.out.print(SettingsTable.markdown(BenchConfig.options()));
      return;
    }
    run(BenchConfig.from(args, Scenarios.names()), System.out);
  }

  /** Runs the scenarios chosen and prints a row for each contender. */
  public static void run(BenchConfig config, PrintStream out) throws Exception {
    List<Scenario> chosen =
        config.scenario().flatMap(Scenarios::named).map(List::of).orElse(Scenarios.ALL);
    List<Contender> python = PythonClient.all(config.python());
    if (python.isEmpty()) {
      out.println(
          "Without Python's clients: "
              + config.python()
              + " has no openai and litellm (pip install openai litellm; --bench.python PYTHON)");
    }
    List<ScenarioResult> results = print(chosen, python, out);
    if (config.scenario().isEmpty()) {
      out.println();
      out.println(Target.HEADER);
      new Targets(results, out).print();
    }
  }

  /** The bench's part of settings that others read too; problems are left to be reported. */
  public static BenchConfig read(Settings settings) {
    return BenchConfig.read(settings, Scenarios.names());
  }

  private static List<ScenarioResult> print(
      List<Scenario> scenarios, List<Contender> python, PrintStream out) throws Exception {
    Scenario warmUp = Scenario.of("warm-up", 500, SimulatedServer.of(64, 2_000, ""));
    new ScenarioRun(warmUp, warmUp.contenders()).results();
    out.println(ScenarioResult.HEADER);
    List<ScenarioResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      results.addAll(print(new ScenarioRun(scenario, scenario.contenders()), out));
      // One after the other: each of them fills a core, which the others would miss.
      for (Contender contender : scenario.isOpenAi() ? python : List.<Contender>of()) {
        print(new ScenarioRun(scenario, List.of(contender)), out);
      }
    }
    return results;
  }

  private static List<ScenarioResult> print(ScenarioRun run, PrintStream out) throws Exception {
    List<ScenarioResult> results = run.results();
    results.forEach(result -> out.println(result.row()));
    return results;
  }
}
