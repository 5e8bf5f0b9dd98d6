package com.thriviohr.jobs.local;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** The sample company and the endpoint simulator of the local run. */
public final class LocalOptions {
  /** People of the sample company. */
  public static final ConfigOption<Integer> PEOPLE =
      key("sample.people")
          .intType()
          .defaultValue(200)
          .withDescription("People of the sample company that stands in for missing --messages.");

  /** Messages of the sample company. */
  public static final ConfigOption<Integer> MESSAGES =
      key("sample.messages")
          .intType()
          .defaultValue(20_000)
          .withDescription("Messages of the sample company.");

  /** Prompts of the sample. */
  public static final ConfigOption<Integer> PROMPTS =
      key("sample.prompts")
          .intType()
          .defaultValue(1_000)
          .withDescription("Prompts that stand in for missing --prompts.");

  /** Seed. */
  public static final ConfigOption<Long> SEED =
      key("sample.seed")
          .longType()
          .defaultValue(7L)
          .withDescription("Seed of the sample company and of the simulator's answers.");

  /** Faults. */
  public static final ConfigOption<String> FAULTS =
      key("simulator.faults")
          .stringType()
          .defaultValue("")
          .withDescription("Faults of the endpoint simulator, such as throttle=0.1,reset=0.02.");

  /** Every option of the local run. */
  public static final List<ConfigOption<?>> ALL = List.of(PEOPLE, MESSAGES, PROMPTS, SEED, FAULTS);

  private LocalOptions() {}
}
