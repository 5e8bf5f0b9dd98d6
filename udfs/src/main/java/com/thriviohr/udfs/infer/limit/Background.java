package com.thriviohr.udfs.infer.limit;

/**
 * How many calls an endpoint refuses whatever its load, as far as is known: those for which it had
 * room. Calls are numbered as they are sent, so the calls between two refused ones were taken. Not
 * thread-safe.
 */
final class Background {
  /** Refusals in a row that still count: a longer row is what an endpoint gives that is full. */
  static final int LONGEST_ROW = 3;

  private static final double MEMORY = 1.0 / 64;
  private static final int FEWEST_CALLS = 16;
  private static final double UNKNOWN = 0.3;
  private static final double KNOWN = 0.15;
  private static final double LEAST = 0.001;
  private static final double MOST = 0.5;
  private static final int MOST_IN_A_ROW = 20;

  private double share;
  private long lastWithRoom;
  private long lastRefused;
  private int streak;

  /** A call was refused. */
  void refused(long number) {
    streak = number - lastRefused <= 1 ? streak + 1 : 1;
    lastRefused = Math.max(lastRefused, number);
  }

  /** A call was refused although there was room for it. */
  void hadRoom(long number) {
    long gap = Math.max(0, number - lastWithRoom);
    double weight = Math.max(MEMORY, 1.0 / Math.max(FEWEST_CALLS, number));
    share = share * Math.pow(1 - weight, (double) gap) + weight * (1 - share);
    lastWithRoom = Math.max(lastWithRoom, number);
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
    double unknown = UNKNOWN / (lastRefused + 2);
    double known = Math.max(LEAST, Math.min(MOST, Math.max(unknown, share)));
    double count = Math.ceil(Math.log(chance) / Math.log(known));
    return (int) Math.min(MOST_IN_A_ROW, Math.max(1, count));
  }
}
