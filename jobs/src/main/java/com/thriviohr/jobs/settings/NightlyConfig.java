package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;

/** Everything a whole night needs to know: the dataset job's settings and the nudge job's. */
public final class NightlyConfig {
  private final DatasetConfig dataset;
  private final NudgeConfig nudges;

  private NightlyConfig(Settings settings) {
    this.dataset = new DatasetConfig(settings, "dataset");
    this.nudges = new NudgeConfig(settings, "nudges");
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static NightlyConfig from(String[] args) {
    Settings settings = new SettingsLoader(options()).load(args);
    NightlyConfig config = read(settings);
    settings.refuseProblems();
    return config;
  }

  /** The job's part of settings that others read too; problems are left to be reported. */
  public static NightlyConfig read(Settings settings) {
    return new NightlyConfig(settings);
  }

  /** Every option of both jobs, in the order of their tables. */
  public static List<ConfigOption<?>> options() {
    Set<ConfigOption<?>> options = new LinkedHashSet<>(DatasetConfig.options());
    options.addAll(NudgeConfig.options());
    return new ArrayList<>(options);
  }

  /** Settings of the dataset job; it writes to {@code dataset/}. */
  public DatasetConfig dataset() {
    return dataset;
  }

  /** Settings of the nudge job; it writes to {@code nudges/}. */
  public NudgeConfig nudges() {
    return nudges;
  }
}
