package com.thriviohr.jobs.bench;

import com.thriviohr.jobs.settings.BenchConfig;
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
    BenchConfig config = BenchConfig.from(args, Scenarios.names());
    List<Scenario> chosen =
        config.scenario().flatMap(Scenarios::named).map(List::of).orElse(Scenarios.ALL);
    List<ScenarioResult> results = print(chosen, System.out);
    if (config.scenario().isEmpty()) {
      System.out.println();
      System.out.println(Target.HEADER);
      new Targets(results, System.out).print();
    }
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
