package com.thriviohr.udfs.infer.limit;

/**
 * Looks for the number of calls in flight at which an endpoint's goodput stops growing, round by
 * round, and goes on looking. Not thread-safe.
 *
 * <ul>
 *   <li>{@code RAMP}: one more per answer, so twice as many per round trip, until goodput grows by
 *       less than the square root of the calls in flight.
 *   <li>{@code CRUISE}: stays, and starts a probe every few rounds.
 *   <li>{@code PROBE_UP}: a quarter more, slowly; if goodput follows, ramps again.
 *   <li>{@code PROBE_DOWN}: a tenth fewer; if goodput stays, keeps it.
 *   <li>{@code RECOVER}: after a refusal, half the way back to where it happened per round.
 *   <li>{@code VERIFY}: after goodput fell, checks that fewer calls are enough.
 * </ul>
 */
final class HillClimbing {
  private static final double LEAST_ELASTICITY = 0.5;
  private static final double HEADROOM = 1.15;
  private static final double MARGIN = 1.08;
  private static final double LOST = 0.75;
  private static final double KEPT = 0.98;
  private static final int CALLS_FOR_A_JUDGEMENT = 8;
  private static final int ROUNDS_BETWEEN_PROBES = 4;
  private static final int MOST_ROUNDS_BETWEEN_PROBES = 16;

  private enum Phase {
    RAMP,
    CRUISE,
    PROBE_UP,
    PROBE_DOWN,
    RECOVER,
    VERIFY
  }

  private final int max;
  private Phase phase = Phase.RAMP;
  private double limit;
  private double target;
  private double before;
  private double refusedAt;
  private Goodput reference;
  private Goodput ramped;
  private int quietRounds;
  private int patience = ROUNDS_BETWEEN_PROBES;
  private boolean downNext;

  HillClimbing(int initial, int max) {
    this.limit = Math.min(initial, max);
    this.max = max;
  }

  double limit() {
    return limit;
  }

  /** An answer came while others waited for their turn. */
  void answered() {
    if (phase == Phase.RAMP) {
      limit = Math.min(max, limit + 1);
    } else if ((phase == Phase.PROBE_UP || phase == Phase.RECOVER) && limit < target) {
      // One more per four answers: the first refusal arrives before many others are sent.
      limit = Math.min(target, limit + 0.25);
    }
  }

  /** Calls were refused: go to the given limit at once, and not soon beyond where it happened. */
  void refused(double newLimit, int inFlight) {
    if (phase == Phase.PROBE_UP) {
      patience = Math.min(MOST_ROUNDS_BETWEEN_PROBES, patience * 2);
    }
    ramped = phase == Phase.RAMP ? reference : ramped;
    refusedAt = inFlight;
    limit = Math.max(1, Math.min(limit, newLimit));
    reference = null;
    recover();
  }

  /** The endpoint says how many of the calls it has are waiting. */
  void queued(double newLimit) {
    limit = Math.max(1, Math.min(limit, newLimit));
    reference = null;
    cruise();
  }

  /** A round in which the limit was what held calls back. */
  void judge(SampleWindow round) {
    Goodput now = round.goodput();
    if (ramped != null && isBeyond(ramped, now) && phase != Phase.RAMP) {
      leaveQueue(now);
    }
    switch (phase) {
      case RAMP:
        ramp(now, round.calls());
        break;
      case PROBE_UP:
        probedUp(now);
        break;
      case PROBE_DOWN:
        probedDown(now);
        break;
      case RECOVER:
        recover();
        break;
      case VERIFY:
        verify(now);
        break;
      default:
        cruised(now);
    }
  }

  /** The ramp ended with a refusal: it may have filled a queue before, which brings nothing. */
  private void leaveQueue(Goodput now) {
    if (now.elasticity(ramped) < LEAST_ELASTICITY) {
      limit = Math.max(1, Math.min(limit, now.knee(ramped) * HEADROOM));
      reference = null;
      cruise();
    }
    ramped = null;
  }

  private static boolean isBeyond(Goodput smaller, Goodput now) {
    return now.inFlight() > smaller.inFlight() * 1.2;
  }

  private void ramp(Goodput now, int calls) {
    boolean comparable = reference != null && isBeyond(reference, now);
    if (comparable && now.elasticity(reference) < LEAST_ELASTICITY) {
      limit = Math.min(max, Math.max(1, now.knee(reference) * HEADROOM));
      reference = null;
      cruise();
    } else if (calls >= CALLS_FOR_A_JUDGEMENT) {
      reference = now;
    }
  }

  private void cruised(Goodput now) {
    if (reference != null && now.over(reference) < LOST) {
      limit = Math.max(1, limit * now.over(reference) * HEADROOM);
      reference = now;
      phase = Phase.VERIFY;
      return;
    }
    reference = now;
    quietRounds++;
    if (quietRounds >= patience) {
      probe();
    }
  }

  private void probe() {
    before = limit;
    boolean down = downNext && refusedAt == 0 && limit >= CALLS_FOR_A_JUDGEMENT;
    downNext = !downNext;
    if (down) {
      limit = Math.floor(limit * 0.9);
      phase = Phase.PROBE_DOWN;
    } else if (limit < max) {
      target = Math.min(max, Math.max(limit + 1, limit * 1.25));
      phase = Phase.PROBE_UP;
    } else {
      quietRounds = 0;
    }
  }

  private void probedUp(Goodput now) {
    if (limit < target) {
      return;
    }
    if (now.inFlight() > reference.inFlight() * 1.02) {
      refusedAt = 0;
      patience = ROUNDS_BETWEEN_PROBES;
      boolean gained = now.elasticity(reference) >= LEAST_ELASTICITY;
      limit = gained ? limit : before;
      reference = gained ? now : reference;
      cruise();
      phase = gained ? Phase.RAMP : Phase.CRUISE;
    }
  }

  private void probedDown(Goodput now) {
    if (now.inFlight() > before * 0.97) {
      return;
    }
    if (now.over(reference) < KEPT) {
      limit = Math.min(max, before * MARGIN);
      cruise();
    } else {
      reference = now;
      before = limit;
      limit = Math.max(1, Math.floor(limit * 0.9));
    }
  }

  private void verify(Goodput now) {
    if (now.inFlight() > limit * 1.1) {
      return;
    }
    boolean slower = now.elasticity(reference) >= LEAST_ELASTICITY;
    reference = now;
    cruise();
    phase = slower ? Phase.RAMP : Phase.CRUISE;
  }

  private void recover() {
    if (limit >= refusedAt - 1.5) {
      cruise();
    } else {
      target = Math.min(refusedAt - 1, Math.ceil((limit + refusedAt) / 2));
      phase = Phase.RECOVER;
    }
  }

  private void cruise() {
    phase = Phase.CRUISE;
    quietRounds = 0;
  }
}
