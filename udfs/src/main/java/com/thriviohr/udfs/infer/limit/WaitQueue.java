package com.thriviohr.udfs.infer.limit;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.QueuePosition;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Waiters served one after the other, in order, by whichever thread makes room. Nobody blocks, and
 * a waiter that is served and done at once does not grow the stack. Thread-safe.
 */
public final class WaitQueue<T> {
  private final ConcurrentLinkedDeque<T> waiters = new ConcurrentLinkedDeque<>();
  private final AtomicInteger calls = new AtomicInteger();
  private final Predicate<T> serve;

  /**
   * @param serve serves a waiter, or says false when there is no room; never runs twice at a time
   */
  public WaitQueue(Predicate<T> serve) {
    this.serve = requireNonNull(serve, "serve");
  }

  /** Puts a waiter at the end, or before all others if it repeats, and serves whom it can. */
  public void add(T waiter, QueuePosition position) {
    if (position.isRepeat()) {
      waiters.addFirst(waiter);
    } else {
      waiters.addLast(waiter);
    }
    serve();
  }

  /** Puts a waiter before all others, and serves whom it can. */
  public void addFirst(T waiter) {
    waiters.addFirst(waiter);
    serve();
  }

  /** True when nobody waits. */
  public boolean isEmpty() {
    return waiters.isEmpty();
  }

  /** Serves whom it can; to be called when there is room. */
  public void serve() {
    if (calls.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      serveAll();
      seen = calls.addAndGet(-seen);
    } while (seen != 0);
  }

  private void serveAll() {
    T next = waiters.pollFirst();
    while (next != null) {
      if (!serve.test(next)) {
        waiters.addFirst(next);
        return;
      }
      next = waiters.pollFirst();
    }
  }
}
