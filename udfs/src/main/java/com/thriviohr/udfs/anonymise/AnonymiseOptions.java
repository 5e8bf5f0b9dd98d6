package com.thriviohr.udfs.anonymise;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** How personal data is replaced. */
public final class AnonymiseOptions {
  /** Reference to the master key. */
  public static final ConfigOption<String> KEY =
      key("anonymise.key")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Where the master key is: env:NAME, file:PATH or secretsmanager:ARN; at least 32 bytes.");

  /** Policy file. */
  public static final ConfigOption<String> POLICY =
      key("anonymise.policy")
          .stringType()
          .noDefaultValue()
          .withDescription("YAML policy of detectors and operators; the shipped one if not given.");

  /** Mode. */
  public static final ConfigOption<String> MODE =
      key("anonymise.mode")
          .stringType()
          .defaultValue("surrogate")
          .withDescription("What replaces a person: surrogate, tag or redact.");

  public static final List<ConfigOption<?>> ALL = List.of(KEY, POLICY, MODE);

  private AnonymiseOptions() {}
}
