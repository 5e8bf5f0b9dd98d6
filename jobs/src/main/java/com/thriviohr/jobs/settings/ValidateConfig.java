package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import com.thriviohr.udfs.prepare.targets.TargetForms;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code ValidateDatasetJob} needs to know. */
public final class ValidateConfig {
  private final Optional<TargetForm> target;
  private final String input;

  private ValidateConfig(Settings settings) {
    TargetForms table = DatasetConfig.targetTable(settings);
    String id = settings.require(ValidateOptions.TARGET);
    this.target = table.all().stream().filter(form -> form.id().equals(id)).findFirst();
    if (id != null && target.isEmpty()) {
      settings.refuse(
          "--target '"
              + id
              + "' is not known: give one of "
              + table.all().stream().map(TargetForm::id).collect(Collectors.joining(", ")));
    }
    this.input = settings.require(ValidateOptions.INPUT);
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static ValidateConfig from(String[] args) {
    Settings settings = new SettingsLoader(options()).load(args);
    ValidateConfig config = read(settings);
    settings.refuseProblems();
    return config;
  }

  /** The job's part of settings that others read too; problems are left to be reported. */
  public static ValidateConfig read(Settings settings) {
    return new ValidateConfig(settings);
  }

  /** Every option of the job, in the order of its table. */
  public static List<ConfigOption<?>> options() {
    return ValidateOptions.ALL;
  }

  /** What the files are for. */
  public TargetForm target() {
    return target.orElseThrow();
  }

  /** File or folder of JSON Lines. */
  public String input() {
    return input;
  }
}
