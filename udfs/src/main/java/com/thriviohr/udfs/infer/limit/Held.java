package com.thriviohr.udfs.infer.limit;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Calls that an endpoint has taken, as far as can be known from outside: those under way for longer
 * than refusals take. Not thread-safe.
 */
final class Held {
  private static final double MEMORY = 1.0 / 256;

  private final Deque<Call> young = new ArrayDeque<>();
  private int calls;
  private double usual;
  private long latest;

  /** A call is made. */
  Call made(long number, long now) {
    Call call = new Call(number, now);
    young.addLast(call);
    return call;
  }

  /**
   * Takes note of the calls that have not been refused for so long.
   *
   * @param patience nanoseconds, longer than refusals take
   */
  void look(long now, double patience) {
    while (!young.isEmpty() && now - young.peekFirst().madeAt > patience) {
      young.removeFirst().grow();
    }
  }

  /** Calls held. */
  int calls() {
    return calls;
  }

  /** True when fewer than half as many are held as lately. */
  boolean isFew() {
    return calls < usual / 2;
  }

  /** Number of the latest of them. */
  long latest() {
    return latest;
  }

  /** One call from its beginning to its end. */
  final class Call {
    private final long number;
    private final long madeAt;
    private boolean held;
    private boolean ended;

    private Call(long number, long madeAt) {
      this.number = number;
      this.madeAt = madeAt;
    }

    /** It ended, in whatever way. */
    void end() {
      ended = true;
      usual += (calls - usual) * MEMORY;
      if (held) {
        calls--;
      }
    }

    private void grow() {
      if (!ended) {
        held = true;
        calls++;
        usual = Math.max(usual, calls);
        latest = number;
      }
    }
  }
}
