package com.thriviohr.jobs.settings;

import com.thriviohr.datasets.kinesis.KinesisStream;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.ConfigOption;

/** Everything {@code NudgeJob} needs to know. */
public final class NudgeConfig {
  private final String messages;
  private final String roster;
  private final boolean unknownTenants;
  private final boolean dryRun;
  private final OutputConfig output;
  private final InferenceConfig inference;
  private final LocalDate runDate;
  private final int thresholdDays;
  private final int capDays;
  private final List<String> history;
  private final Optional<String> templates;
  private final ZoneId timeZone;
  private final int deliveryHour;
  private final int maxCharacters;

  NudgeConfig(Settings settings, String child) {
    this.messages = settings.require(InputOptions.MESSAGES);
    if (messages != null && KinesisStream.isNamedBy(messages)) {
      settings.refuse("--messages '" + messages + "' has no end, and nudges need one: name files");
    }
    this.roster = settings.require(InputOptions.ROSTER);
    this.unknownTenants = settings.read(InputOptions.UNKNOWN_TENANTS);
    this.dryRun = settings.read(InputOptions.DRY_RUN);
    this.output = new OutputConfig(settings, child);
    this.inference = new InferenceConfig(settings);
    this.runDate = runDate(settings);
    this.thresholdDays =
        settings.read(NudgeOptions.THRESHOLD_DAYS, n -> n >= 1 && n <= 3650, "1 to 3650");
    this.capDays = settings.read(NudgeOptions.CAP_DAYS, n -> n >= 0 && n <= 3650, "0 to 3650");
    this.history = settings.optional(NudgeOptions.HISTORY).orElse(List.of());
    this.templates = settings.optional(NudgeOptions.TEMPLATES);
    this.timeZone = timeZone(settings);
    this.deliveryHour =
        settings.read(NudgeOptions.DELIVERY_HOUR, h -> h >= 0 && h <= 23, "0 to 23");
    this.maxCharacters =
        settings.read(NudgeOptions.MAX_CHARACTERS, n -> n >= 20 && n <= 10_000, "20 to 10000");
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

  private static LocalDate runDate(Settings settings) {
    Optional<String> given = settings.optional(NudgeOptions.RUN_DATE);
    try {
      return given.map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC));
    } catch (DateTimeException e) {
      settings.refuse("--nudge.run-date '" + given.get() + "' is not a date: write 2026-11-23");
      return LocalDate.EPOCH;
    }
  }

  private static ZoneId timeZone(Settings settings) {
    String given = settings.read(NudgeOptions.TIME_ZONE);
    try {
      return ZoneId.of(given);
    } catch (DateTimeException e) {
      settings.refuse(
          "--nudge.time-zone '" + given + "' is not a time zone: write one such as Europe/Berlin");
      return ZoneOffset.UTC;
    }
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
  public InferenceConfig inference() {
    return inference;
  }

  /** Date the nudges are for. */
  public LocalDate runDate() {
    return runDate;
  }

  /** Days without a recognition after which a person is nudged. */
  public int thresholdDays() {
    return thresholdDays;
  }

  /** Least days between two nudges to one person; 0 for no cap. */
  public int capDays() {
    return capDays;
  }

  /** Folders of earlier nudges. */
  public List<String> history() {
    return history;
  }

  /** Prompt templates, or empty for the shipped ones. */
  public Optional<String> templates() {
    return templates;
  }

  /** Zone of people whose roster line names none. */
  public ZoneId timeZone() {
    return timeZone;
  }

  /** Local hour of delivery, 0 to 23. */
  public int deliveryHour() {
    return deliveryHour;
  }

  /** Longest nudge accepted, in characters. */
  public int maxCharacters() {
    return maxCharacters;
  }
}
