package com.thriviohr.udfs.prepare;

import static org.apache.flink.configuration.ConfigOptions.key;

import com.thriviohr.udfs.prepare.targets.Oversize;
import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** Shape of the fine-tuning dataset. */
public final class DatasetOptions {
  /** Targets. */
  public static final ConfigOption<List<String>> TARGETS =
      key("dataset.targets")
          .stringType()
          .asList()
          .defaultValues("hf", "jumpstart")
          .withDescription(
              "What the dataset is for: hf, jumpstart, bedrock-llama, bedrock-nova, llama-text;"
                  + " several joined by ;. Each has its own folder.");

  /** Table of targets. */
  public static final ConfigOption<String> TARGET_TABLE =
      key("dataset.target-table")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "YAML file of targets, their row schemas and limits; the shipped one if not given.");

  /** Oversize sets. */
  public static final ConfigOption<Oversize> OVERSIZE =
      key("dataset.oversize")
          .enumType(Oversize.class)
          .defaultValue(Oversize.SAMPLE)
          .withDescription(
              "What becomes of a set larger than its target takes: SAMPLE draws one file that fits"
                  + " and rejects the rest, SPLIT writes as many files as it needs.");

  /** Longest example. */
  public static final ConfigOption<Integer> MAX_TOKENS =
      key("dataset.max-tokens")
          .intType()
          .defaultValue(8192)
          .withDescription(
              "Most Llama 3 tokens of an example, estimated by script; longer ones are"
                  + " rejected whole.");

  /** Similarity of near-duplicates. */
  public static final ConfigOption<Double> NEAR_DUPLICATES =
      key("dataset.near-duplicates")
          .doubleType()
          .defaultValue(0.8)
          .withDescription(
              "Share of five-word runs that near-duplicates have in common (Jaccard), of which the"
                  + " earliest stays; 0 keeps all.");

  /** Shards. */
  public static final ConfigOption<Integer> FILES_PER_SPLIT =
      key("dataset.files-per-split")
          .intType()
          .defaultValue(1)
          .withDeprecatedKeys("dataset.shards")
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

  public static final List<ConfigOption<?>> ALL =
      List.of(
          TARGETS,
          TARGET_TABLE,
          OVERSIZE,
          MAX_TOKENS,
          NEAR_DUPLICATES,
          FILES_PER_SPLIT,
          VALIDATION,
          TEST,
          SPLIT_SALT);

  private DatasetOptions() {}
}
