package com.thriviohr.jobs.settings;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Shape of the fine-tuning dataset. */
public final class DatasetOptions {
  /** Output formats. */
  public static final ConfigOption<List<String>> FORMATS =
      key("dataset.formats")
          .stringType()
          .asList()
          .defaultValues("jsonl", "parquet")
          .withDescription("File formats to write: jsonl, parquet; several joined by ;.");

  /** Similarity of near-duplicates. */
  public static final ConfigOption<Double> NEAR_DUPLICATES =
      key("dataset.near-duplicates")
          .doubleType()
          .defaultValue(0.8)
          .withDescription(
              "Share of five-word runs that near-duplicates have in common (Jaccard), of which the"
                  + " earliest stays; 0 keeps all.");

  /** Shards. */
  public static final ConfigOption<Integer> SHARDS =
      key("dataset.shards")
          .intType()
          .defaultValue(1)
          .withDescription(
              "Files per tenant and split; the bytes depend on it, never on the parallelism.");

  /** Share of validation. */
  public static final ConfigOption<Double> VALIDATION =
      key("dataset.validation")
          .doubleType()
          .defaultValue(0.05)
          .withDescription("Share of conversations in the validation split.");

  /** Share of test. */
  public static final ConfigOption<Double> TEST =
      key("dataset.test")
          .doubleType()
          .defaultValue(0.05)
          .withDescription("Share of conversations in the test split.");

  /** Salt. */
  public static final ConfigOption<String> SPLIT_SALT =
      key("dataset.split-salt")
          .stringType()
          .defaultValue("thrivio")
          .withDescription("Changes which conversations fall into which split.");

  static final List<ConfigOption<?>> ALL =
      List.of(FORMATS, NEAR_DUPLICATES, SHARDS, VALIDATION, TEST, SPLIT_SALT);

  private DatasetOptions() {}
}
