package com.thriviohr.udfs.infer.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Calls taken or refused a moment ago, of which nobody knows yet whether the endpoint was full:
 * soon after, it may be seen to hold more. What it held long before or after says nothing, since
 * others may use it too. Not thread-safe.
 */
final class RecentOutcomes {
  private static final int MOST = 256;

  private final Deque<Outcome> outcomes = new ArrayDeque<>();

  /** A call was taken, or refused, while the endpoint held so many. */
  void add(int with, boolean refused, long now) {
    if (outcomes.size() == MOST) {
      outcomes.removeFirst();
    }
    outcomes.addLast(new Outcome(with, refused, now));
  }

  /**
   * Takes out those that came while the endpoint held no more than that: it had room.
   *
   * @param window nanoseconds after which nothing is known any more
   * @param background hears of them
   */
  void explain(int with, long now, double window, Background background) {
    while (!outcomes.isEmpty() && now - outcomes.peekFirst().at > window) {
      outcomes.removeFirst();
    }
    for (Iterator<Outcome> each = outcomes.iterator(); each.hasNext(); ) {
      Outcome outcome = each.next();
      if (outcome.with <= with) {
        each.remove();
        background.hadRoom(outcome.refused);
      }
    }
  }

  /** The endpoint was full. */
  void clear() {
    outcomes.clear();
  }

  private static final class Outcome {
    private final int with;
    private final boolean refused;
    private final long at;

    private Outcome(int with, boolean refused, long at) {
      this.with = with;
      this.refused = refused;
      this.at = at;
    }
  }
}
