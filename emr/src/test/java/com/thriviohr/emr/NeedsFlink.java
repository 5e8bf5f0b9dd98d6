package com.thriviohr.emr;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, loudly, where no Flink distribution is named by the environment variable FLINK_HOME. */
final class NeedsFlink implements ExecutionCondition {
  private static final String HOME = "FLINK_HOME";

  /** The unpacked distribution. */
  static Path home() {
    return Path.of(System.getenv().getOrDefault(HOME, ""));
  }

  /** Home of the Java that applications run on: FLINK_JAVA_HOME, or this test's own. */
  static Path java() {
    return Path.of(
        System.getenv().getOrDefault("FLINK_JAVA_HOME", System.getProperty("java.home")));
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (System.getenv(HOME) != null && Files.isDirectory(home().resolve("lib"))) {
      return ConditionEvaluationResult.enabled(HOME + " is set");
    }
    String skipped =
        "SKIPPED "
            + context.getDisplayName()
            + ": set "
            + HOME
            + " to an unpacked Flink 1.20 (.ci/flink fetches one) to run it";
    System.err.println(skipped);
    return ConditionEvaluationResult.disabled(skipped);
  }
}
