package com.thriviohr.jobs.evaluate;

import java.util.Locale;

/** Counts of one entity type under one way of matching. For one thread. */
public final class Score {
  private int gold;
  private int found;
  private int hitGold;
  private int hitFound;

  void gold(boolean hit) {
    gold++;
    hitGold += hit ? 1 : 0;
  }

  void found(boolean hit) {
    found++;
    hitFound += hit ? 1 : 0;
  }

  /** Marked entities. */
  public int goldCount() {
    return gold;
  }

  /** Share of findings that are right. */
  public double precision() {
    return found == 0 ? 0 : (double) hitFound / found;
  }

  /** Share of marked entities that are found. */
  public double recall() {
    return gold == 0 ? 0 : (double) hitGold / gold;
  }

  /** F with recall weighted beta times as much as precision. */
  public double f(double beta) {
    double weight = beta * beta;
    double sum = weight * precision() + recall();
    return sum == 0 ? 0 : (1 + weight) * precision() * recall() / sum;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "P %.3f R %.3f F1 %.3f F2 %.3f", precision(), recall(), f(1), f(2));
  }
}
