package com.thriviohr.udfs.infer.settings;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What is wrong with settings, each problem with its remedy. */
final class SettingsProblems {
  private final InferenceSettings settings;
  private final List<String> problems = new ArrayList<>();

  private SettingsProblems(InferenceSettings settings) {
    this.settings = settings;
  }

  static List<String> of(InferenceSettings settings) {
    SettingsProblems found = new SettingsProblems(settings);
    found.checkCalls();
    found.checkMoney();
    return found.problems;
  }

  private void checkCalls() {
    settings
        .endpoint()
        .filter(url -> !isHttp(url) || url.getHost() == null)
        .ifPresent(
            url ->
                problems.add(
                    "endpoint is '" + url + "': give a URL such as http://localhost:8000/v1"));
    settings.attemptTimeout().ifPresent(timeout -> requirePositive("attempt timeout", timeout));
    requirePositive("total timeout", settings.totalTimeout());
    if (settings.maxAttempts() < 1) {
      problems.add("max attempts is " + settings.maxAttempts() + ": give 1 or more");
    }
    if (settings.maxConcurrency() < 1) {
      problems.add("max concurrency is " + settings.maxConcurrency() + ": give 1 or more");
    }
  }

  private void checkMoney() {
    if (settings.journal().isPresent() && settings.runId().isBlank()) {
      problems.add("journal is set without a run id: give one, the same when the run is repeated");
    }
    requirePositive("journal retention", settings.journalRetention());
    settings
        .budgetMicroUsd()
        .filter(budget -> budget < 1)
        .ifPresent(
            budget -> problems.add("budget is " + budget + " micro-dollars: give more than zero"));
    if (settings.budgetMicroUsd().isPresent() && settings.journal().isEmpty()) {
      problems.add(
          "budget is set without a journal, which alone knows after a restart what was spent: give"
              + " a journal too");
    }
  }

  private void requirePositive(String name, Duration duration) {
    if (duration.isNegative() || duration.isZero()) {
      problems.add(name + " is " + duration + ": give more than zero");
    }
  }

  private static boolean isHttp(URI uri) {
    return Objects.equals(uri.getScheme(), "http") || Objects.equals(uri.getScheme(), "https");
  }
}
