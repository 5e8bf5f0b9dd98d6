package com.thriviohr.udfs.infer.chain;

import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A fixed number of permits, handed out in the order they were asked for without blocking anybody.
 * Thread-safe.
 */
public final class AsyncSemaphore {
  private final Object lock = new Object();
  private final ArrayDeque<CompletableFuture<Permit>> waiters = new ArrayDeque<>();
  private int free;
  private boolean handingOut;

  /**
   * @param permits permits out at the same time, 1 or more
   */
  public AsyncSemaphore(int permits) {
    if (permits < 1) {
      throw new IllegalArgumentException("permits must be 1 or more: " + permits);
    }
    this.free = permits;
  }

  /** A future permit; cancelling it gives up the place in the queue. */
  public CompletableFuture<Permit> acquire() {
    CompletableFuture<Permit> waiter = new CompletableFuture<>();
    synchronized (lock) {
      waiters.add(waiter);
    }
    handOut();
    return waiter;
  }

  /** Permits that nobody holds. */
  public int free() {
    synchronized (lock) {
      return free;
    }
  }

  /**
   * Completes waiters outside the lock and from one loop: a waiter that finishes at once releases
   * from inside this loop, and a recursion there would grow the stack with the queue.
   */
  private void handOut() {
    synchronized (lock) {
      if (handingOut) {
        return;
      }
      handingOut = true;
    }
    CompletableFuture<Permit> waiter = next();
    while (waiter != null) {
      if (!waiter.complete(new Permit())) {
        giveBack();
      }
      waiter = next();
    }
  }

  private CompletableFuture<Permit> next() {
    synchronized (lock) {
      if (free == 0 || waiters.isEmpty()) {
        handingOut = false;
        return null;
      }
      free--;
      return waiters.poll();
    }
  }

  private void giveBack() {
    synchronized (lock) {
      free++;
    }
  }

  /** The right to make one call. */
  public final class Permit {
    private final AtomicBoolean released = new AtomicBoolean();

    private Permit() {}

    /** Gives the permit back; further calls do nothing. */
    public void release() {
      if (released.compareAndSet(false, true)) {
        giveBack();
        handOut();
      }
    }
  }
}
