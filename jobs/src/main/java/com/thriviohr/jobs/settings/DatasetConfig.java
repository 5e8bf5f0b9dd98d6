package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.kinesis.KinesisOptions;
import com.thriviohr.datasets.settings.Settings;
import com.thriviohr.datasets.sink.RunOptions;
import com.thriviohr.udfs.anonymise.AnonymiseOptions;
import com.thriviohr.udfs.anonymise.AnonymiseSettings;
import com.thriviohr.udfs.prepare.DatasetOptions;
import com.thriviohr.udfs.prepare.targets.Oversize;
import com.thriviohr.udfs.prepare.targets.TargetForm;
import com.thriviohr.udfs.prepare.targets.TargetForms;
import com.thriviohr.udfs.state.StreamOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code FineTuningDatasetJob} needs to know. */
public final class DatasetConfig {
  private final String messages;
  private final Optional<StreamConfig> stream;
  private final String roster;
  private final boolean unknownTenants;
  private final OutputConfig output;
  private final AnonymiseSettings anonymise;
  private final TargetForms targetTable;
  private final List<TargetForm> targets;
  private final Oversize oversize;
  private final int maxTokens;
  private final double nearDuplicates;
  private final int filesPerSplit;
  private final double validation;
  private final double test;
  private final String splitSalt;

  DatasetConfig(Settings settings, String child) {
    this.messages = settings.require(InputOptions.MESSAGES);
    this.stream = StreamConfig.read(settings, messages);
    this.roster = settings.require(InputOptions.ROSTER);
    this.unknownTenants = settings.read(InputOptions.UNKNOWN_TENANTS);
    this.output = new OutputConfig(settings, child);
    this.anonymise = AnonymiseSettings.read(settings, roster);
    this.targetTable = targetTable(settings);
    this.targets =
        targetTable.of(
            settings.read(
                DatasetOptions.TARGETS,
                given -> !given.isEmpty() && targetTable.targets().containsAll(given),
                "one or more of " + String.join(";", targetTable.targets())));
    this.oversize = settings.read(DatasetOptions.OVERSIZE);
    this.maxTokens =
        settings.read(DatasetOptions.MAX_TOKENS, n -> n >= 16 && n <= 1 << 20, "16 to 1048576");
    this.nearDuplicates =
        settings.read(
            DatasetOptions.NEAR_DUPLICATES, s -> s == 0 || (s >= 0.5 && s <= 1), "0, or 0.5 to 1");
    if (stream.isPresent()) {
      refuseWhatNeedsAnEnd(settings);
    }
    this.filesPerSplit =
        settings.read(DatasetOptions.FILES_PER_SPLIT, n -> n >= 1 && n <= 10_000, "1 to 10000");
    this.validation = settings.read(DatasetOptions.VALIDATION, DatasetConfig::isShare, "0 to 0.5");
    this.test = settings.read(DatasetOptions.TEST, DatasetConfig::isShare, "0 to 0.5");
    this.splitSalt = settings.read(DatasetOptions.SPLIT_SALT);
  }

  private void refuseWhatNeedsAnEnd(Settings settings) {
    if (!settings.gives(RunOptions.RUN_ID)) {
      settings.refuse(
          "--run.id is missing: a run that reads a stream goes on in its folder under its id");
    }
    if (settings.optional(DatasetOptions.NEAR_DUPLICATES).filter(share -> share > 0).isPresent()) {
      settings.refuse(
          "--dataset.near-duplicates compares all messages with each other, and a stream has no"
              + " end: leave it out");
    }
    targets.stream()
        .filter(TargetForm::isLimited)
        .forEach(
            form ->
                settings.refuse(
                    "--dataset.targets "
                        + form.id()
                        + " takes sets of limited size, and a stream has no end: leave it out"));
    if (settings.optional(DatasetOptions.FILES_PER_SPLIT).isPresent()) {
      settings.refuse(
          "--dataset.files-per-split counts the files of a whole dataset, and a stream has no end: leave it"
              + " out");
    }
  }

  /**
   * @throws com.thriviohr.datasets.InvalidInputException naming every problem of the arguments
   */
  public static DatasetConfig from(String[] args) {
    Settings settings = new SettingsLoader(options()).load(args);
    DatasetConfig config = read(settings);
    settings.refuseProblems();
    return config;
  }

  /** The job's part of settings that others read too; problems are left to be reported. */
  public static DatasetConfig read(Settings settings) {
    return new DatasetConfig(settings, "");
  }

  /** Every option of the job, in the order of its table. */
  public static List<ConfigOption<?>> options() {
    List<ConfigOption<?>> options = new ArrayList<>();
    options.add(InputOptions.MESSAGES);
    options.add(InputOptions.ROSTER);
    options.add(InputOptions.UNKNOWN_TENANTS);
    options.addAll(InputOptions.COMMON);
    options.addAll(AnonymiseOptions.ALL);
    options.addAll(DatasetOptions.ALL);
    options.addAll(KinesisOptions.CONNECTION);
    options.addAll(KinesisOptions.READING);
    options.addAll(StreamOptions.ALL);
    return options;
  }

  static TargetForms targetTable(Settings settings) {
    return settings
        .parsed(DatasetOptions.TARGET_TABLE, TargetForms::load)
        .orElseGet(TargetForms::shipped);
  }

  private static boolean isShare(double share) {
    return share >= 0 && share <= 0.5;
  }

  /** File or folder of messages, or the stream's location. */
  public String messages() {
    return messages;
  }

  /** The stream to read, or empty where messages are files. */
  public Optional<StreamConfig> stream() {
    return stream;
  }

  /** File or folder of the roster. */
  public String roster() {
    return roster;
  }

  /** True when messages of tenants without a roster are taken. */
  public boolean unknownTenants() {
    return unknownTenants;
  }

  /** Where results go. */
  public OutputConfig output() {
    return output;
  }

  /** How personal data is replaced. */
  public AnonymiseSettings anonymise() {
    return anonymise;
  }

  /** Version of the table of targets. */
  public String targetTableVersion() {
    return targetTable.version();
  }

  /** The forms of the chosen targets. */
  public List<TargetForm> targets() {
    return targets;
  }

  /** What becomes of a set larger than its target takes. */
  public Oversize oversize() {
    return oversize;
  }

  /** Most estimated tokens of an example. */
  public int maxTokens() {
    return maxTokens;
  }

  /** Similarity from which on a message of a file is a near-duplicate, or 0 to keep all. */
  public double nearDuplicates() {
    return nearDuplicates;
  }

  /** Files per tenant and split. */
  public int filesPerSplit() {
    return filesPerSplit;
  }

  /** Share of conversations in the validation split, 0 to 0.5. */
  public double validation() {
    return validation;
  }

  /** Share of conversations in the test split, 0 to 0.5. */
  public double test() {
    return test;
  }

  /** Salt of the split's hash. */
  public String splitSalt() {
    return splitSalt;
  }
}
