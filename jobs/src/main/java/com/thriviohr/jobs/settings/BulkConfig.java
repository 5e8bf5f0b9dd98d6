package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.udfs.infer.settings.InferenceOptions;
import com.thriviohr.udfs.infer.settings.InferenceSettings;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code BulkInferenceJob} needs to know. */
public final class BulkConfig {
  private static final String JSONL = "jsonl";
  private static final String OPENAI_BATCH = "openai-batch";

  private final String prompts;
  private final String format;
  private final OutputConfig output;
  private final InferenceSettings inference;
  private final boolean dryRun;

  BulkConfig(Settings settings, String child) {
    this.prompts = settings.require(InputOptions.PROMPTS);
    this.output = new OutputConfig(settings, child);
    this.format =
        settings.read(
            InputOptions.OUTPUT_FORMAT,
            List.of(JSONL, OPENAI_BATCH)::contains,
            "jsonl or openai-batch");
    this.inference = InferenceSettings.read(settings);
    this.dryRun = settings.read(InputOptions.DRY_RUN);
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
    options.add(InputOptions.OUTPUT_FORMAT);
    options.add(InputOptions.DRY_RUN);
    options.addAll(InputOptions.COMMON);
    options.addAll(InferenceOptions.ALL);
    return options;
  }

  /** File or folder of prompts. */
  public String prompts() {
    return prompts;
  }

  /** True when nothing is to be sent. */
  public boolean isDryRun() {
    return dryRun;
  }

  /** Where results go. */
  public OutputConfig output() {
    return output;
  }

  /** True when answers are written as an OpenAI batch's output file. */
  public boolean writesOpenAiBatch() {
    return format.equals(OPENAI_BATCH);
  }

  /** Folder of the answers. */
  public String answers() {
    return output.output(format);
  }

  /** Which models answer. */
  public InferenceSettings inference() {
    return inference;
  }
}
