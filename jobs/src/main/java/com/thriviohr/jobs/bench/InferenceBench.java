package com.thriviohr.jobs.bench;

import com.thriviohr.jobs.settings.BenchConfig;
import com.thriviohr.jobs.settings.Settings;
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
  private static final List<Contender> CONTENDERS =
      List.of(OurClient.withoutJournal(), new PlainAsync(50), new PlainAsync(100));

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
    List<ScenarioResult> results = print(chosen, out);
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

  private static List<ScenarioResult> print(List<Scenario> scenarios, PrintStream out)
      throws Exception {
    new ScenarioRun(Scenario.of("warm-up", 500, SimulatedServer.of(64, 2_000, "")), CONTENDERS)
        .results();
    out.println(ScenarioResult.HEADER);
    List<ScenarioResult> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      for (ScenarioResult result : new ScenarioRun(scenario, CONTENDERS).results()) {
        out.println(result.row());
        results.add(result);
      }
    }
    return results;
  }
}
