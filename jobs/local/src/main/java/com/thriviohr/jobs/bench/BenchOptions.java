package com.thriviohr.jobs.bench;

import static org.apache.flink.configuration.ConfigOptions.key;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;

/** What the inference benchmark measures. */
public final class BenchOptions {
  /** One scenario. */
  public static final ConfigOption<String> SCENARIO =
      key("bench.scenario")
          .stringType()
          .noDefaultValue()
          .withDescription(
              "Measures this scenario alone; all of them, and the targets, if not given.");

  /** Interpreter of the Python clients. */
  public static final ConfigOption<String> PYTHON =
      key("bench.python")
          .stringType()
          .defaultValue("python3")
          .withDescription(
              "Python interpreter that has openai and litellm, which are measured then too.");

  static final List<ConfigOption<?>> ALL = List.of(SCENARIO, PYTHON);

  private BenchOptions() {}
}
