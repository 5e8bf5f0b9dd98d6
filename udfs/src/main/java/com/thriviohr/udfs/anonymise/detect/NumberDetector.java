package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import java.util.function.Consumer;

/** Finds numbers of one kind, written in one piece or in groups. */
public final class NumberDetector implements Detector {
  private static final int MOST_GROUPS = 8;

  private final NumberRule rule;

  NumberDetector(NumberRule rule) {
    this.rule = requireNonNull(rule, "rule");
  }

  @Override
  public String name() {
    return rule.name();
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (rule.mayOccur(input)) {
      for (DigitRun run : input.digitRuns()) {
        number(input, run, found);
      }
    }
  }

  private void number(DetectionInput input, DigitRun run, Consumer<Entity> found) {
    int from = 0;
    while (from < run.groups()) {
      int to = match(input, run, from);
      if (to > from) {
        found.accept(
            new Entity(run.start(from), run.end(to), rule.type(), rule.name(), rule.strength()));
      }
      from = Math.max(to, from + 1);
    }
  }

  /** The group behind the longest number that starts at a group, or -1. */
  private int match(DetectionInput input, DigitRun run, int from) {
    for (int to = Math.min(run.groups(), from + MOST_GROUPS); to > from; to--) {
      int length = run.length(from, to);
      if (length >= rule.shortest()
          && length <= rule.longest()
          && rule.admits(input, run, from, to, run.digits(from, to))) {
        return to;
      }
    }
    return -1;
  }
}
