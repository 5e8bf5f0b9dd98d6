package com.thriviohr.jobs.settings;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code BulkInferenceJob} needs to know. */
public final class BulkConfig {
  private final String prompts;
  private final OutputConfig output;
  private final InferenceConfig inference;

  BulkConfig(Settings settings, String child) {
    this.prompts = settings.require(InputOptions.PROMPTS);
    this.output = new OutputConfig(settings, child);
    this.inference = new InferenceConfig(settings);
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static BulkConfig from(String[] args) {
    Settings settings = new SettingsLoader(options()).load(args);
    BulkConfig config = read(settings);
    settings.refuseProblems();
    return config;
  }

  /** The job's part of settings that others read too; problems are left to be reported. */
  public static BulkConfig read(Settings settings) {
    return new BulkConfig(settings, "");
  }

  /** Every option of the job, in the order of its table. */
  public static List<ConfigOption<?>> options() {
    List<ConfigOption<?>> options = new ArrayList<>();
    options.add(InputOptions.PROMPTS);
    options.addAll(InputOptions.COMMON);
    options.addAll(InferenceOptions.ALL);
    return options;
  }

  /** File or folder of prompts. */
  public String prompts() {
    return prompts;
  }

  /** Where results go. */
  public OutputConfig output() {
    return output;
  }

  /** Which models answer. */
  public InferenceConfig inference() {
    return inference;
  }
}
