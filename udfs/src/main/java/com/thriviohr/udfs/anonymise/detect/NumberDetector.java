package com.thriviohr.udfs.anonymise.detect;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Finds numbers of some kinds, written in one piece or in groups. */
public final class NumberDetector implements Detector {
  private static final int MOST_GROUPS = 8;

  private final String name;
  private final List<NumberRule> rules;

  NumberDetector(NumberRule rule) {
    this(rule.name(), List.of(rule));
  }

  /**
   * @param rules the first that admits a number tells what it is
   */
  NumberDetector(String name, List<NumberRule> rules) {
    this.name = requireNonNull(name, "name");
    this.rules = List.copyOf(rules);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    detect(input, run -> true, found);
  }

  /** Searches some of the runs only. */
  void detect(DetectionInput input, Predicate<DigitRun> searched, Consumer<Entity> found) {
    List<NumberRule> likely = new ArrayList<>(rules.size());
    for (NumberRule rule : rules) {
      if (rule.mayOccur(input)) {
        likely.add(rule);
      }
    }
    if (!likely.isEmpty()) {
      for (DigitRun run : input.digitRuns()) {
        if (searched.test(run)) {
          numbers(input, run, likely, found);
        }
      }
    }
  }

  private void numbers(
      DetectionInput input, DigitRun run, List<NumberRule> likely, Consumer<Entity> found) {
    int from = 0;
    while (from < run.groups()) {
      int to = Math.min(run.groups(), from + MOST_GROUPS);
      Optional<NumberRule> rule = rule(input, run, from, to, likely);
      while (rule.isEmpty() && --to > from) {
        rule = rule(input, run, from, to, likely);
      }
      if (rule.isPresent()) {
        found.accept(
            new Entity(
                run.start(from), run.end(to), rule.get().type(), name, rule.get().strength()));
      }
      from = Math.max(to, from + 1);
    }
  }

  /** The rule for the number in some groups. */
  private static Optional<NumberRule> rule(
      DetectionInput input, DigitRun run, int from, int to, List<NumberRule> likely) {
    int length = run.length(from, to);
    for (NumberRule rule : likely) {
      if (length >= rule.shortest()
          && length <= rule.longest()
          && rule.admits(input, run, from, to, run.digits(from, to))) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
