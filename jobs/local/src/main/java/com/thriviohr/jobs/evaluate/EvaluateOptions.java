package com.thriviohr.jobs.evaluate;

import static org.apache.flink.configuration.ConfigOptions.key;

import com.thriviohr.udfs.anonymise.AnonymiseOptions;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What the anonymiser is measured on. */
public final class EvaluateOptions {
  /** Gold data. */
  public static final ConfigOption<String> GOLD =
      key("gold")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "JSON Lines of {\"text\",\"spans\":[{\"start\",\"end\",\"type\"}]}, presidio-research's JSON"
                  + " array, or CoNLL's columns; offsets count code points.");

  /** Roster. */
  public static final ConfigOption<String> ROSTER =
      key("roster")
          .stringType()
          .noDefaultValue()
          .withDescription("File or folder of people to search for; all as one tenant.");

  /** Types left out. */
  public static final ConfigOption<List<String>> IGNORE_TYPES =
      key("ignore-types")
          .stringType()
          .asList()
          .defaultValues()
          .withDescription(
              "Types of the gold data that do not count, such as MISC; unknown ones are refused.");

  /** Mode. */
  public static final ConfigOption<String> MODE =
      key("mode")
          .stringType()
          .defaultValue("surrogate")
          .withDescription(
              "How the texts are anonymised to count what is left: surrogate, tag or redact.");

  /** Errors. */
  public static final ConfigOption<Boolean> SHOW_ERRORS =
      key("show-errors")
          .booleanType()
          .defaultValue(false)
          .withDescription("Prints every miss and false finding with the text around it.");

  public static final List<ConfigOption<?>> ALL =
      List.of(GOLD, ROSTER, IGNORE_TYPES, MODE, SHOW_ERRORS, AnonymiseOptions.POLICY);

  private EvaluateOptions() {}
}
