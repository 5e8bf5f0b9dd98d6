package com.thriviohr.jobs.local;

import com.thriviohr.jobs.settings.LocalOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A job's arguments, to which the local run adds what the user left out. */
final class LocalArguments {
  private final List<String> forJob = new ArrayList<>();
  private final List<String> forLocalRun = new ArrayList<>();

  LocalArguments(List<String> arguments) {
    List<String> target = forJob;
    for (String argument : arguments) {
      if (argument.startsWith("--")) {
        target = LocalOptions.isLocal(argument) ? forLocalRun : forJob;
      }
      target.add(argument);
    }
  }

  boolean names(String key) {
    return forJob.stream()
        .anyMatch(given -> given.equals("--" + key) || given.startsWith("--" + key + "="));
  }

  /** Adds a setting unless the user gave it. */
  void fallback(String key, String value) {
    if (!names(key)) {
      forJob.addAll(Arrays.asList("--" + key, value));
    }
  }

  String value(String key) {
    int at = forJob.indexOf("--" + key);
    if (at >= 0 && at + 1 < forJob.size()) {
      return forJob.get(at + 1);
    }
    return forJob.stream()
        .filter(given -> given.startsWith("--" + key + "="))
        .map(given -> given.substring(key.length() + 3))
        .findFirst()
        .orElse("");
  }

  String[] forJob() {
    return forJob.toArray(new String[0]);
  }

  String[] forLocalRun() {
    return forLocalRun.toArray(new String[0]);
  }
}
