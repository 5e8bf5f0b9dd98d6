package com.thriviohr.udfs.infer.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntConsumer;

/**
 * Calls that an endpoint has taken, as far as can be known from outside: those under way for longer
 * than refusals take. Not thread-safe.
 */
final class Held {
  private static final double MEMORY = 1.0 / 256;

  private final Deque<Call> young = new ArrayDeque<>();
  private int calls;
  private double usual;

  /**
   * A call is made.
   *
   * @param with calls under way beside it
   */
  Call made(int with, long now) {
    Call call = new Call(with, now);
    young.addLast(call);
    return call;
  }

  /**
   * Takes note of the calls that have not been refused for so long.
   *
   * @param patience nanoseconds, longer than refusals take
   * @param taken hears with how many others each of them was taken
   */
  void look(long now, double patience, IntConsumer taken) {
    while (!young.isEmpty() && now - young.peekFirst().madeAt > patience) {
      Call call = young.removeFirst();
      if (call.grow()) {
        taken.accept(call.with);
      }
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

  /** One call from its beginning to its end. */
  final class Call {
    private final int with;
    private final long madeAt;
    private boolean held;
    private boolean ended;

    private Call(int with, long madeAt) {
      this.with = with;
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

    private boolean grow() {
      if (!ended) {
        held = true;
        calls++;
        usual = Math.max(usual, calls);
      }
      return held;
    }
  }
}
