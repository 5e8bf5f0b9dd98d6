package com.thriviohr.udfs.infer.limit;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.ServerQueue;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How many calls may be in flight at one endpoint, found by itself: ramps up exponentially, finds
 * the knee of the goodput in output tokens per second, backs off when calls are refused or queue,
 * and goes on probing. Thread-safe; never blocks.
 *
 * @see <a href="https://queue.acm.org/detail.cfm?id=3022184">BBR: find the bottleneck's rate
 *     instead of filling its queue</a>
 * @see <a href="https://doi.org/10.1109/INFCOM.2004.1354672">BIC: binary search after a loss</a>
 */
public final class AdaptiveLimit {
  /** Most calls one JVM can reasonably have in flight at one endpoint. */
  public static final int MOST = 4096;

  /** A busy machine hears of a refusal late. */
  private static final double LEAST_PATIENCE = 5e7;

  /**
   * So many times longer than others, a call hangs: it does not keep the others from being sent.
   */
  private static final int HANGS = 10;

  private static final double QUEUE_KEPT = 1.05;
  private static final double LEAST_HANG = 5e9;
  private static final double LONGEST_WAIT = 6e10;

  private final LongSupplier nanoTime;
  private final int max;
  private final HillClimbing climb;
  private final Ceiling ceiling = new Ceiling();
  private final Held held = new Held();
  private SampleWindow round;
  private int inFlight;
  private long calls;
  private long refusals;
  private long pausedUntil;
  private Flight beyond;
  private long lastStartedAt;
  private double callNanos = Double.MAX_VALUE;
  private double refusalNanos = 1e7;
  private boolean heldBack;

  /**
   * @param initial limit to begin with, 1 or more
   * @param max limit never exceeded
   * @param nanoTime monotone clock in nanoseconds
   */
  public AdaptiveLimit(int initial, int max, LongSupplier nanoTime) {
    if (initial < 1 || max < 1) {
      throw new IllegalArgumentException("limits must be 1 or more: " + initial + ", " + max);
    }
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.max = max;
    this.climb = new HillClimbing(initial, max);
    this.round = new SampleWindow(climb.limit());
    this.pausedUntil = nanoTime.getAsLong();
  }

  /** The right to make one call now, or nothing when the limit is reached or sending is paused. */
  public synchronized Optional<Flight> tryStart() {
    if (!hasRoom()) {
      holdsBack();
      return Optional.empty();
    }
    boolean tries = inFlight >= ceiling.calls();
    inFlight++;
    calls++;
    Flight flight = new Flight(nanoTime.getAsLong(), inFlight, calls, round);
    lastStartedAt = flight.startedAt;
    if (tries && ceiling.isSet()) {
      ceiling.tries();
      beyond = flight;
    }
    return Optional.of(flight);
  }

  /** Tells the limit that a prompt waits which it does not let through. */
  public synchronized void holdsBack() {
    heldBack = heldBack || inFlight >= limit();
  }

  /** True when {@link #tryStart} would give a flight. */
  public synchronized boolean hasRoom() {
    lookBeyond();
    boolean room =
        inFlight < limit()
            || (inFlight < (int) climb.limit() && ceiling.mayTry(inFlight, nanoTime.getAsLong()))
            || onlyHang();
    return room && pausedUntil - nanoTime.getAsLong() <= 0;
  }

  /** True when every call in flight hangs: one more tells whether the endpoint does, too. */
  private boolean onlyHang() {
    return inFlight > 0 && nanosUntilOnlyHang() <= 0;
  }

  private double nanosUntilOnlyHang() {
    return Math.max(LEAST_HANG, HANGS * callNanos) - (nanoTime.getAsLong() - lastStartedAt);
  }

  /**
   * Time after which to ask again although no call has ended: the end of a pause, or when those in
   * flight have to be taken for hanging. At most a minute.
   */
  public synchronized Duration untilRoom() {
    double nanos = Math.max((double) pausedUntil - nanoTime.getAsLong(), nanosUntilOnlyHang());
    return Duration.ofNanos((long) Math.min(LONGEST_WAIT, Math.max(LEAST_PATIENCE, nanos)));
  }

  /** Calls that may be in flight now. */
  public synchronized int limit() {
    return Math.min(ceiling.calls(), (int) climb.limit());
  }

  /** Calls in flight. */
  public synchronized int inFlight() {
    return inFlight;
  }

  /** Highest limit allowed. */
  public int max() {
    return max;
  }

  /** How long the endpoint asked to be left alone, zero for not at all. */
  public synchronized Duration pause() {
    return Duration.ofNanos(Math.max(0, pausedUntil - nanoTime.getAsLong()));
  }

  /**
   * Takes what the endpoint itself says about its queue, such as vLLM's {@code
   * vllm:num_requests_waiting}. All callers' requests are in it, so each gives up its share.
   */
  public synchronized void queueSeen(ServerQueue queue) {
    if (queue.isLong()) {
      double all = (double) queue.running() + queue.waiting();
      climb.queued(inFlight * QUEUE_KEPT * queue.running() / all);
      round = new SampleWindow(climb.limit());
    }
  }

  private void answered(Flight flight, int outputTokens) {
    if (flight == beyond) {
      taken();
    }
    lookBeyond();
    if (heldBack && !ceiling.isSet()) {
      climb.answered();
    }
    double nanos = nanoTime.getAsLong() - flight.startedAt;
    callNanos = callNanos == Double.MAX_VALUE ? nanos : callNanos + (nanos - callNanos) / 16;
    double seconds = nanos / 1e9;
    if (flight.round == round) {
      round.add(flight.crowd, seconds, outputTokens);
      if (round.isWhole()) {
        if (heldBack) {
          climb.judge(round);
        }
        heldBack = false;
        round = new SampleWindow(climb.limit());
      }
    }
  }

  /** A call was taken when it is not refused for longer than refusals take. */
  private void lookBeyond() {
    if (beyond != null && isTaken(beyond)) {
      taken();
    }
    lookAtHeld();
  }

  private void lookAtHeld() {
    long now = nanoTime.getAsLong();
    held.look(now, patience(), with -> ceiling.took(with, now));
    ceiling.holds(held.calls(), now, patience());
  }

  private boolean isTaken(Flight flight) {
    return nanoTime.getAsLong() - flight.startedAt > patience();
  }

  /** Longer than refusals take. */
  private double patience() {
    return Math.max(LEAST_PATIENCE, 3 * refusalNanos);
  }

  private void taken() {
    ceiling.taken(nanoTime.getAsLong(), patience());
    beyond = null;
    if (ceiling.calls() >= (int) climb.limit()) {
      ceiling.lift();
    }
  }

  private void refused(Flight flight, Optional<Duration> retryAfter) {
    double took = nanoTime.getAsLong() - flight.startedAt;
    refusalNanos = Math.max(took, refusalNanos + (took - refusalNanos) / 8);
    if (flight != beyond) {
      int with = flight.crowd - 1 - (int) (refusals - flight.refusalsBefore);
      ceiling.refused(flight.number, with, inFlight, nanoTime.getAsLong(), patience());
    } else {
      beyond = null;
      if (ceiling.failed(flight.number, nanoTime.getAsLong())) {
        climb.refused(flight.crowd - 1, flight.crowd);
        ceiling.lift();
        round = new SampleWindow(climb.limit());
      }
    }
    refusals++;
    if (ceiling.refusesAll() && (held.calls() == 0 || held.isFew())) {
      long wait =
          retryAfter.map(Duration::toNanos).orElseGet(() -> (long) ceiling.backOff(patience()));
      pausedUntil = nanoTime.getAsLong() + wait;
    }
  }

  /** A call that many are in flight with is one too many; at a ceiling nothing says it is not. */
  private synchronized int mostAfterRefusal() {
    return ceiling.isSet() ? limit() : limit() + 1;
  }

  /** One call in flight; ends once, further calls do nothing. */
  public final class Flight {
    private final long startedAt;
    private final int crowd;
    private final long number;
    private final long refusalsBefore = refusals;
    private final Held.Call call;
    private final SampleWindow round;
    private boolean ended;

    private Flight(long startedAt, int crowd, long number, SampleWindow round) {
      this.startedAt = startedAt;
      this.crowd = crowd;
      this.number = number;
      this.call = held.made(crowd - 1, startedAt);
      this.round = round;
    }

    /** The endpoint answered with the given number of output tokens. */
    public void answered(int outputTokens) {
      end(() -> AdaptiveLimit.this.answered(this, outputTokens));
    }

    /**
     * The endpoint had no room for the call, or not in time.
     *
     * @param retryAfter the wait it asked for; when it asks most calls, all pause by it
     * @return true when it was one call too many: it may be made again when another call ends
     */
    public boolean refused(Optional<Duration> retryAfter) {
      end(() -> AdaptiveLimit.this.refused(this, retryAfter));
      return crowd > 1 && crowd >= mostAfterRefusal();
    }

    /** The call ended in a way that says nothing about load. */
    public void abandoned() {
      end(() -> {});
    }

    private void end(Runnable effect) {
      synchronized (AdaptiveLimit.this) {
        if (!ended) {
          ended = true;
          lookAtHeld();
          inFlight--;
          call.end();
          effect.run();
        }
      }
    }
  }
}
