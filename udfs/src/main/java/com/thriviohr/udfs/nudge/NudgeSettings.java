package com.thriviohr.udfs.nudge;

import com.thriviohr.datasets.settings.Settings;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;

/** Who is nudged, how and when: {@link NudgeOptions} as they were given. Immutable. */
public final class NudgeSettings {
  private final Configuration values;
  private final LocalDate runDate;
  private final ZoneId timeZone;
  private final PromptTemplates templates;

  private NudgeSettings(
      Configuration values, LocalDate runDate, ZoneId timeZone, PromptTemplates templates) {
    this.values = values;
    this.runDate = runDate;
    this.timeZone = timeZone;
    this.templates = templates;
  }

  /** Reads the options and the file they name; problems are left to be reported. */
  public static NudgeSettings read(Settings settings) {
    settings.read(NudgeOptions.THRESHOLD_DAYS, n -> n >= 1 && n <= 3650, "1 to 3650");
    settings.read(NudgeOptions.CAP_DAYS, n -> n >= 0 && n <= 3650, "0 to 3650");
    settings.read(NudgeOptions.DELIVERY_HOUR, h -> h >= 0 && h <= 23, "0 to 23");
    settings.read(NudgeOptions.MAX_CHARACTERS, n -> n >= 20 && n <= 10_000, "20 to 10000");
    return new NudgeSettings(
        settings.values(NudgeOptions.ALL),
        runDate(settings),
        timeZone(settings),
        templates(settings));
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

  private static PromptTemplates templates(Settings settings) {
    return settings
        .parsed(NudgeOptions.TEMPLATES, PromptTemplates::read)
        .orElseGet(PromptTemplates::shipped);
  }

  /** Date the nudges are for. */
  public LocalDate runDate() {
    return runDate;
  }

  /** Days without a recognition after which a person is nudged. */
  public int thresholdDays() {
    return values.get(NudgeOptions.THRESHOLD_DAYS);
  }

  /** Least days between two nudges to one person; 0 for no cap. */
  public int capDays() {
    return values.get(NudgeOptions.CAP_DAYS);
  }

  /** Folders of earlier nudges. */
  public List<String> history() {
    return values.getOptional(NudgeOptions.HISTORY).orElse(List.of());
  }

  /** How nudges are asked for. */
  public PromptTemplates templates() {
    return templates;
  }

  /** Zone of people whose roster line names none. */
  public ZoneId timeZone() {
    return timeZone;
  }

  /** Local hour of delivery, 0 to 23. */
  public int deliveryHour() {
    return values.get(NudgeOptions.DELIVERY_HOUR);
  }

  /** Longest nudge accepted, in characters. */
  public int maxCharacters() {
    return values.get(NudgeOptions.MAX_CHARACTERS);
  }
}
