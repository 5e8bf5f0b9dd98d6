package com.thriviohr.jobs.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import com.thriviohr.udfs.prepare.DatasetOptions;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Which files are validated, and what for. */
public final class ValidateOptions {
  /** Form of a target. */
  public static final ConfigOption<String> TARGET =
      key("target")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "What the files are for: hf, jumpstart/chat, jumpstart/instruction,"
                  + " bedrock-llama/prompt-completion, bedrock-llama/conversation, bedrock-nova,"
                  + " llama-text/llama-3 or llama-text/llama-3.1.");

  /** Files. */
  public static final ConfigOption<String> INPUT =
      key("input")
          .stringType()
          .noDefaultValue()
          .withDescription("File or folder of JSON Lines; local or s3a://.");

  static final List<ConfigOption<?>> ALL = List.of(TARGET, INPUT, DatasetOptions.TARGET_TABLE);

  private ValidateOptions() {}
}
