package com.thriviohr.jobs.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import com.thriviohr.datasets.sink.RunOptions;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What a job reads and where it writes. */
public final class InputOptions {
  /** Messages to read. */
  public static final ConfigOption<String> MESSAGES =
      key("messages")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File or folder of message JSON Lines, plain or gzip; local or s3a://. For a dataset"
                  + " that never ends, kinesis: with a stream's name or ARN.");

  /** Prompts to read. */
  public static final ConfigOption<String> PROMPTS =
      key("prompts")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "File or folder of prompts, JSON Lines or OpenAI batch files, plain or gzip; local or"
                  + " s3a://.");

  /** Everybody the company knows. */
  public static final ConfigOption<String> ROSTER =
      key("roster")
          .stringType()
          .noDefaultValue()
          .withDescription("File or folder of roster JSON Lines, plain or gzip; local or s3a://.");

  /** Where results go. */
  public static final ConfigOption<String> OUTPUT =
      key("output")
          .stringType()
          .noDefaultValue()
          .withDescription("Folder for the results; local or s3a://. It must be empty or new.");

  /** Shape of the answers. */
  public static final ConfigOption<String> OUTPUT_FORMAT =
      key("output.format")
          .stringType()
          .defaultValue("jsonl")
          .withDescription(
              "Answers as jsonl, one completion a line, or as openai-batch: a line of an OpenAI"
                  + " batch's output file for each prompt, with its response or its error.");

  /** Only look. */
  public static final ConfigOption<Boolean> DRY_RUN =
      key("dry-run")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Print what every route of the catalog would take and cost, and send nothing.");

  /** Leave to replace an earlier run. */
  public static final ConfigOption<Boolean> OVERWRITE =
      key("overwrite")
          .booleanType()
          .defaultValue(false)
          .withDescription("Replace the results of an earlier run in the output folder.");

  /** Unreadable lines. */
  public static final ConfigOption<Double> MAX_UNREADABLE =
      key("input.max-unreadable")
          .doubleType()
          .defaultValue(0.01)
          .withDescription(
              "Share of an input's lines that may be unreadable, 0 to 1; when more are, or a"
                  + " compressed file is cut off, nothing is published. 1 takes whatever is there.");

  /** Tenants without a roster. */
  public static final ConfigOption<Boolean> UNKNOWN_TENANTS =
      key("input.unknown-tenants")
          .booleanType()
          .defaultValue(false)
          .withDescription(
              "Go on with messages of tenants of whom the roster holds nobody: their names are then"
                  + " found by the name tagger alone.");

  /** Threads of the embedded Flink. */
  public static final ConfigOption<Integer> PARALLELISM =
      key("local.parallelism")
          .intType()
          .defaultValue(2)
          .withDescription("Parallelism of the embedded Flink; a cluster uses its own.");

  /** Messages and the places around them. */
  static final List<ConfigOption<?>> COMMON =
      List.of(OUTPUT, RunOptions.RUN_ID, OVERWRITE, MAX_UNREADABLE, PARALLELISM);

  private InputOptions() {}
}
