package com.thriviohr.udfs.infer.limit;

/**
 * How many calls an endpoint refuses whatever its load, as far as is known: those for which it had
 * room. Not thread-safe.
 */
final class Background {
  /** Refusals in a row that still count: a longer row is what an endpoint gives that is full. */
  static final int LONGEST_ROW = 3;

  private static final double MEMORY = 1.0 / 64;
  private static final int FEWEST_CALLS = 16;
  private static final double UNKNOWN = 0.1;
  private static final double KNOWN = 0.15;
  private static final double LEAST = 0.001;
  private static final double MOST = 0.5;
  private static final int MOST_IN_A_ROW = 20;

  private double share;
  private long known;
  private long lastRefused;
  private int streak;

  /** A call was refused. */
  void refused(long number) {
    streak = number - lastRefused <= 1 ? streak + 1 : 1;
    lastRefused = Math.max(lastRefused, number);
  }

  /** There was room for a call, which was refused all the same, or not. */
  void hadRoom(boolean refused) {
    known++;
    double weight = Math.max(MEMORY, 1.0 / Math.max(FEWEST_CALLS, known));
    share += weight * ((refused ? 1 : 0) - share);
  }

  /** Refusals in a row up to now. */
  int streak() {
    return streak;
  }

  /** True when it surely refuses some calls whatever its load. */
  boolean isKnown() {
    return share > KNOWN;
  }

  /** Share of calls refused whatever the load, 0 to 1. */
  double share() {
    return share;
  }

  /**
   * Refusals in a row that the background alone brings as seldom as that. After few calls it may
   * still be more than has been seen.
   */
  int inARow(double chance) {
    double unknown = UNKNOWN / (known + 2);
    double likely = Math.max(LEAST, Math.min(MOST, Math.max(unknown, share)));
    double count = Math.ceil(Math.log(chance) / Math.log(likely));
    return (int) Math.min(MOST_IN_A_ROW, Math.max(1, count));
  }
}
