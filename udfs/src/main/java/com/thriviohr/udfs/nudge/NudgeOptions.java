package com.thriviohr.udfs.nudge;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Who gets a nudge, and when. */
public final class NudgeOptions {
  /** The night's date. */
  public static final ConfigOption<String> RUN_DATE =
      key("nudge.run-date")
          .stringType()
          .noDefaultValue()
          .withDescription("ISO date the nudges are for; today (UTC) if not given.");

  /** Days without a recognition. */
  public static final ConfigOption<Integer> THRESHOLD_DAYS =
      key("nudge.threshold-days")
          .intType()
          .defaultValue(14)
          .withDescription("Days since the last recognition given after which a person is nudged.");

  /** Days between two nudges. */
  public static final ConfigOption<Integer> CAP_DAYS =
      key("nudge.cap-days")
          .intType()
          .defaultValue(7)
          .withDescription("Least days between two nudges to the same person.");

  /** Earlier nudges. */
  public static final ConfigOption<List<String>> HISTORY =
      key("nudge.history")
          .stringType()
          .asList()
          .noDefaultValue()
          .withDescription(
              "Earlier nudges that the cap looks at: output folders of nights or of nudge jobs, or"
                  + " JSON Lines; several joined by ;.");

  /** Prompt templates. */
  public static final ConfigOption<String> TEMPLATES =
      key("nudge.templates")
          .stringType()
          .noDefaultValue()
          .withDescription("YAML file of prompt templates; the shipped ones if not given.");

  /** Zone of people whose roster line has none. */
  public static final ConfigOption<String> TIME_ZONE =
      key("nudge.time-zone")
          .stringType()
          .defaultValue("UTC")
          .withDescription("IANA time zone of people whose roster line names none.");

  /** Delivery hour. */
  public static final ConfigOption<Integer> DELIVERY_HOUR =
      key("nudge.delivery-hour")
          .intType()
          .defaultValue(9)
          .withDescription("Local hour (0-23) of the next working day at which to deliver.");

  /** Longest nudge. */
  public static final ConfigOption<Integer> MAX_CHARACTERS =
      key("nudge.max-characters")
          .intType()
          .defaultValue(600)
          .withDescription("Longest nudge accepted, in characters.");

  public static final List<ConfigOption<?>> ALL =
      List.of(
          RUN_DATE,
          THRESHOLD_DAYS,
          CAP_DAYS,
          HISTORY,
          TEMPLATES,
          TIME_ZONE,
          DELIVERY_HOUR,
          MAX_CHARACTERS);

  private NudgeOptions() {}
}
