package com.thriviohr.udfs.infer.budget;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Money one JVM may spend, in millionths of a US dollar. What is spent and what is reserved never
 * exceed it together, at any concurrency. Thread-safe.
 *
 * <ul>
 *   <li>Normally: a reservation is granted at once, in the order of asking.
 *   <li>Near the limit: it waits for calls under way, which mostly cost less than they reserved.
 *   <li>At the limit: when even their return cannot cover it, it is refused.
 * </ul>
 *
 * <p>Each subtask brings an equal share of what the run has left when its chain opens, so that the
 * JVMs of a run, wherever its subtasks are placed, share the whole between them. When the job
 * starts again, what nobody spent is shared out anew.
 */
public final class Budget {
  private final Object lock = new Object();
  private final ArrayDeque<Waiter> waiters = new ArrayDeque<>();
  private final BitSet joined = new BitSet();
  private final long whole;
  private long limit;
  private long spent;
  private long reserved;
  private long uncertain;
  private long refused;
  private boolean settling;

  /**
   * @param microUsd what the run may still spend over all its JVMs; negative counts as nothing
   */
  public Budget(long microUsd) {
    this.whole = Math.max(0, microUsd);
  }

  /**
   * Adds a subtask's share; a subtask that comes again adds nothing.
   *
   * @param subtask index of the subtask
   * @param subtasks number of subtasks of the run
   */
  public void join(int subtask, int subtasks) {
    synchronized (lock) {
      if (!joined.get(subtask)) {
        joined.set(subtask);
        limit += whole / subtasks;
      }
    }
    settleWaiters();
  }

  /**
   * A future reservation; empty when the budget cannot cover it. Cancelling it gives up the place.
   *
   * @param microUsd the most the call may cost
   */
  public CompletableFuture<Optional<Reservation>> reserve(long microUsd) {
    Waiter waiter = new Waiter(microUsd);
    synchronized (lock) {
      waiters.add(waiter);
    }
    settleWaiters();
    return waiter.granted;
  }

  /** Changes what counts as spent, where an earlier count was a guess. */
  public void correct(long microUsd) {
    synchronized (lock) {
      spent += microUsd;
    }
    settleWaiters();
  }

  /** What the shares in this JVM come to. */
  public long limitMicroUsd() {
    synchronized (lock) {
      return limit;
    }
  }

  /** What calls cost, those of uncertain cost at their most. */
  public long spentMicroUsd() {
    synchronized (lock) {
      return spent;
    }
  }

  /** The part of the spent money that failed calls may or may not have cost. */
  public long uncertainMicroUsd() {
    synchronized (lock) {
      return uncertain;
    }
  }

  /** Reservations refused. */
  public long refused() {
    synchronized (lock) {
      return refused;
    }
  }

  /**
   * Grants and refuses outside the lock and from one loop: a call that ends at once settles from
   * inside this loop, and a recursion there would grow the stack with the queue.
   */
  private void settleWaiters() {
    synchronized (lock) {
      if (settling) {
        return;
      }
      settling = true;
    }
    List<Runnable> grants = nextGrants();
    while (!grants.isEmpty()) {
      grants.forEach(Runnable::run);
      grants = nextGrants();
    }
  }

  /** What can be decided now; empties the turn when there is nothing. */
  private List<Runnable> nextGrants() {
    List<Runnable> grants = new ArrayList<>();
    synchronized (lock) {
      while (!waiters.isEmpty() && decide(waiters.peek(), grants)) {
        waiters.remove();
      }
      settling = !grants.isEmpty();
    }
    return grants;
  }

  /** True when the waiter need not wait any longer. */
  private boolean decide(Waiter waiter, List<Runnable> grants) {
    if (waiter.granted.isDone()) {
      return true;
    }
    if (waiter.microUsd <= limit - spent - reserved) {
      reserved += waiter.microUsd;
      Reservation reservation = new Reservation(waiter.microUsd);
      grants.add(() -> waiter.grant(reservation));
      return true;
    }
    if (waiter.microUsd > limit - spent || reserved == 0) {
      refused++;
      grants.add(() -> waiter.granted.complete(Optional.empty()));
      return true;
    }
    return false;
  }

  private void settle(long most, long cost, long doubtful) {
    synchronized (lock) {
      reserved -= most;
      spent += cost;
      uncertain += doubtful;
    }
    settleWaiters();
  }

  private static final class Waiter {
    private final long microUsd;
    private final CompletableFuture<Optional<Reservation>> granted = new CompletableFuture<>();

    Waiter(long microUsd) {
      this.microUsd = microUsd;
    }

    void grant(Reservation reservation) {
      if (!granted.complete(Optional.of(reservation))) {
        reservation.giveBack();
      }
    }
  }

  /** Money set aside for one call. Settled once; later settlements do nothing. */
  public final class Reservation {
    private final long most;
    private boolean settled;

    private Reservation(long most) {
      this.most = most;
    }

    /** The most the call may cost. */
    public long mostMicroUsd() {
      return most;
    }

    /** Nothing was sent. */
    public void giveBack() {
      settle(0, 0);
    }

    /** The call has ended. */
    public void settle(Settlement settlement) {
      settle(settlement.known(), settlement.doubtful());
    }

    /**
     * The call has ended.
     *
     * @param known what it cost for certain
     * @param doubtful what it may have cost beside that
     */
    public void settle(long known, long doubtful) {
      if (end()) {
        Budget.this.settle(most, known + doubtful, doubtful);
      }
    }

    private synchronized boolean end() {
      boolean first = !settled;
      settled = true;
      return first;
    }
  }
}
