package com.thriviohr.jobs.kinesis;

import java.io.IOException;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips, loudly, where there is no Node.js, unless the environment says REQUIRE_NODE. */
public final class NeedsNode implements ExecutionCondition {
  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (System.getenv("REQUIRE_NODE") != null || isInstalled()) {
      return ConditionEvaluationResult.enabled("Node.js is used");
    }
    String skipped =
        "SKIPPED "
            + context.getDisplayName()
            + ": install Node.js with npm to run it against a Kinesis server";
    System.err.println(skipped);
    return ConditionEvaluationResult.disabled(skipped);
  }

  private static boolean isInstalled() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0
          && new ProcessBuilder("npm", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
