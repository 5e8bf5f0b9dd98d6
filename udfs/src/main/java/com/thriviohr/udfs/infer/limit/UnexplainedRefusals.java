package com.thriviohr.udfs.infer.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Refusals of which nobody knows yet whether the endpoint was full: soon after, it may be seen to
 * hold more. What it held long before or after says nothing, since others may use it too. Not
 * thread-safe.
 */
final class UnexplainedRefusals {
  private static final int MOST = 256;

  private final Deque<Refusal> refusals = new ArrayDeque<>();

  /** A call was refused while the endpoint held so many. */
  void add(int with, long now) {
    if (refusals.size() < MOST) {
      refusals.addLast(new Refusal(with, now));
    }
  }

  /**
   * Takes out those that came while the endpoint held no more than that, and had room.
   *
   * @param window nanoseconds after which a refusal stays unexplained
   * @return how many they are
   */
  int explain(int with, long now, double window) {
    while (!refusals.isEmpty() && now - refusals.peekFirst().at > window) {
      refusals.removeFirst();
    }
    int explained = 0;
    for (Iterator<Refusal> each = refusals.iterator(); each.hasNext(); ) {
      if (each.next().with <= with) {
        each.remove();
        explained++;
      }
    }
    return explained;
  }

  /** They are explained: the endpoint was full. */
  void clear() {
    refusals.clear();
  }

  private static final class Refusal {
    private final int with;
    private final long at;

    private Refusal(int with, long at) {
      this.with = with;
      this.at = at;
    }
  }
}
