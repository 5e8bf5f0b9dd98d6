package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.kinesis.KinesisStream;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import com.thriviohr.udfs.nudge.NudgeOptions;
import com.thriviohr.udfs.nudge.NudgeSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code NudgeJob} needs to know. */
public final class NudgeConfig {
  private final String messages;
  private final String roster;
  private final boolean unknownTenants;
  private final boolean dryRun;
  private final OutputConfig output;
  private final InferenceSettings inference;
  private final NudgeSettings nudge;

  NudgeConfig(Settings settings, String child) {
    this.messages = settings.require(InputOptions.MESSAGES);
    if (messages != null && KinesisStream.isNamedBy(messages)) {
      settings.refuse("--messages '" + messages + "' has no end, and nudges need one: name files");
    }
    this.roster = settings.require(InputOptions.ROSTER);
    this.unknownTenants = settings.read(InputOptions.UNKNOWN_TENANTS);
    this.dryRun = settings.read(InputOptions.DRY_RUN);
    this.output = new OutputConfig(settings, child);
    this.inference = InferenceSettings.read(settings);
    this.nudge = NudgeSettings.read(settings);
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static NudgeConfig from(String[] args) {
    Settings settings = new SettingsLoader(options()).load(args);
    NudgeConfig config = read(settings);
    settings.refuseProblems();
    return config;
  }

  /** The job's part of settings that others read too; problems are left to be reported. */
  public static NudgeConfig read(Settings settings) {
    return new NudgeConfig(settings, "");
  }

  /** Every option of the job, in the order of its table. */
  public static List<ConfigOption<?>> options() {
    List<ConfigOption<?>> options = new ArrayList<>();
    options.add(InputOptions.MESSAGES);
    options.add(InputOptions.ROSTER);
    options.add(InputOptions.UNKNOWN_TENANTS);
    options.add(InputOptions.DRY_RUN);
    options.addAll(InputOptions.COMMON);
    options.addAll(NudgeOptions.ALL);
    options.addAll(InferenceOptions.ALL);
    return options;
  }

  /** File or folder of messages; the recognition posts among them count. */
  public String messages() {
    return messages;
  }

  /** File or folder of the roster. */
  public String roster() {
    return roster;
  }

  /** True when messages of tenants without a roster are taken. */
  public boolean unknownTenants() {
    return unknownTenants;
  }

  /** True when nothing is to be sent. */
  public boolean isDryRun() {
    return dryRun;
  }

  /** Where results go. */
  public OutputConfig output() {
    return output;
  }

  /** Which models answer. */
  public InferenceSettings inference() {
    return inference;
  }

  /** Who is nudged, how and when. */
  public NudgeSettings nudge() {
    return nudge;
  }
}
