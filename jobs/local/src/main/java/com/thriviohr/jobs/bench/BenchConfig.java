package com.thriviohr.jobs.bench;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.jobs.settings.SettingsLoader;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code InferenceBench} needs to know. */
public final class BenchConfig {
  private final Optional<String> scenario;
  private final String python;

  private BenchConfig(Settings settings, Collection<String> scenarios) {
    this.python = settings.read(BenchOptions.PYTHON);
    this.scenario = settings.optional(BenchOptions.SCENARIO);
    if (scenario.filter(name -> !scenarios.contains(name)).isPresent()) {
      settings.refuse(
          "--bench.scenario '" + scenario.get() + "' is unknown: give one of " + scenarios);
    }
  }

  /**
   * @param scenarios names there are
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static BenchConfig from(String[] args, Collection<String> scenarios) {
    Settings settings = new SettingsLoader(options()).load(args);
    BenchConfig config = read(settings, scenarios);
    settings.refuseProblems();
    return config;
  }

  /** The bench's part of settings that others read too; problems are left to be reported. */
  public static BenchConfig read(Settings settings, Collection<String> scenarios) {
    return new BenchConfig(settings, scenarios);
  }

  /** Every option of the benchmark, in the order of its table. */
  public static List<ConfigOption<?>> options() {
    return BenchOptions.ALL;
  }

  /** Python interpreter that may have the Python clients. */
  public String python() {
    return python;
  }

  /** The one scenario to measure, or empty for everything. */
  public Optional<String> scenario() {
    return scenario;
  }
}
