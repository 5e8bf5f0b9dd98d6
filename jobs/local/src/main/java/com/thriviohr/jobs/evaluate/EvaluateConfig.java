package com.thriviohr.jobs.evaluate;

import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.jobs.settings.SettingsLoader;
import com.thriviohr.udfs.anonymise.AnonymiseOptions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code EvaluateAnonymiserJob} needs to know. */
public final class EvaluateConfig {
  private static final Set<String> MODES = Set.of("surrogate", "tag", "redact");

  private final String gold;
  private final Optional<String> roster;
  private final Set<String> ignoredTypes;
  private final String mode;
  private final boolean showErrors;
  private final Optional<String> policy;

  private EvaluateConfig(Settings settings) {
    this.gold = settings.require(EvaluateOptions.GOLD);
    this.roster = settings.optional(EvaluateOptions.ROSTER);
    this.ignoredTypes = Set.copyOf(settings.read(EvaluateOptions.IGNORE_TYPES));
    this.mode = settings.read(EvaluateOptions.MODE, MODES::contains, "surrogate, tag or redact");
    this.showErrors = settings.read(EvaluateOptions.SHOW_ERRORS);
    this.policy = settings.optional(AnonymiseOptions.POLICY);
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static EvaluateConfig from(String[] args) {
    Settings settings = new SettingsLoader(options()).load(args);
    EvaluateConfig config = read(settings);
    settings.refuseProblems();
    return config;
  }

  /** The job's part of settings that others read too; problems are left to be reported. */
  public static EvaluateConfig read(Settings settings) {
    return new EvaluateConfig(settings);
  }

  /** Every option of the job, in the order of its table. */
  public static List<ConfigOption<?>> options() {
    return EvaluateOptions.ALL;
  }

  /** File of gold lines. */
  public String gold() {
    return gold;
  }

  /** File or folder of people, or empty. */
  public Optional<String> roster() {
    return roster;
  }

  /** Types of the gold data that do not count. */
  public Set<String> ignoredTypes() {
    return ignoredTypes;
  }

  /** What replaces entities: surrogate, tag or redact. */
  public String mode() {
    return mode;
  }

  /** True when misses are printed with their text. */
  public boolean showErrors() {
    return showErrors;
  }

  /** Policy file, or empty for the shipped policy. */
  public Optional<String> policy() {
    return policy;
  }
}
