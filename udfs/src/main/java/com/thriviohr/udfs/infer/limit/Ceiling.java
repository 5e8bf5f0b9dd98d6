package com.thriviohr.udfs.infer.limit;

/**
 * Where refusals say that an endpoint is full, until it takes a call beyond.
 *
 * <p>A refusal alone proves nothing: some endpoints refuse one call in ten whatever their load. Two
 * things tell them apart. An endpoint that was seen to hold more calls had room for a refused one;
 * how often that happens is the background. And when refusals begin where nothing was held yet, the
 * ceiling comes down to what is held, and now and then one call tries the place above: taken, the
 * ceiling goes up in doubling steps; refused more often than the background explains, it is proved.
 * Not thread-safe.
 */
final class Ceiling {
  private static final int NONE = Integer.MAX_VALUE;
  private static final double RARE = 0.005;
  private static final double VERY_RARE = 0.0001;
  private static final int STREAK_WITHOUT_CUT = 2;
  private static final int STREAK_OF_ALL = 4;
  private static final double LONGEST_BACK_OFF = 1e9;
  private static final double FIRST_CUT = 0.03;
  private static final double DEEPEST_CUT = 0.5;
  private static final double SOON = 20;
  private static final int ON_THE_WIRE = 16;

  private final RecentOutcomes recent = new RecentOutcomes();
  private final Background background = new Background();
  private int calls = NONE;
  private int step = 1;
  private int failures;
  private double spacing;
  private double tryAt;
  private boolean trying;
  private int held;

  /** Most calls in flight for now. */
  int calls() {
    return calls;
  }

  boolean isSet() {
    return calls != NONE;
  }

  /** True when the last calls were all refused, and more of them than chance would have it. */
  boolean refusesAll() {
    return background.streak()
        >= Math.max(STREAK_OF_ALL, background.inARow(VERY_RARE) + STREAK_WITHOUT_CUT);
  }

  /** Nanoseconds to leave an endpoint alone that refuses all and does not say for how long. */
  double backOff(double patience) {
    int beyond =
        Math.min(10, background.streak() - background.inARow(VERY_RARE) - STREAK_WITHOUT_CUT);
    return Math.min(LONGEST_BACK_OFF, patience * Math.pow(2, Math.max(0, beyond)));
  }

  /** True when one call may go beyond the ceiling. */
  boolean mayTry(int inFlight, long now) {
    return isSet() && !trying && inFlight == calls && now >= tryAt;
  }

  /** A call goes beyond. */
  void tries() {
    trying = true;
  }

  /** The endpoint holds so many calls, so it had room while it held fewer. */
  void holds(int inFlight, long now, double patience) {
    if (inFlight > held) {
      recent.explain(surelyHeld(inFlight), now, SOON * patience, background);
    }
    held = inFlight;
  }

  /** The endpoint took a call while it held so many. */
  void took(int with, long now) {
    recent.add(with, false, now);
  }

  /** Some of the calls held were answered already, and the answers on their way. */
  private static int surelyHeld(int inFlight) {
    return inFlight - 1 - inFlight / ON_THE_WIRE;
  }

  /** The call beyond was taken. */
  void taken(long now, double patience) {
    recent.explain(surelyHeld(calls + 1), now, SOON * patience, background);
    trying = false;
    failures = 0;
    spacing = patience;
    tryAt = now + spacing;
    calls += step;
    step *= 2;
  }

  /** Nothing is held back by it any more. */
  void lift() {
    calls = NONE;
    step = 1;
    failures = 0;
  }

  /**
   * The call beyond was refused.
   *
   * @return true when the ceiling is proved
   */
  boolean failed(long number, long now) {
    background.refused(number);
    trying = false;
    step = Math.max(1, step / 2);
    failures++;
    spacing *= Math.min(2, 0.8 / Math.max(0.01, background.share()));
    tryAt = now + spacing;
    boolean proved = failures >= background.inARow(RARE);
    if (proved) {
      recent.clear();
    }
    return proved;
  }

  /**
   * Another call was refused.
   *
   * @param with calls that the endpoint held when it refused this one
   * @param inFlight calls that it holds now
   * @param patience nanoseconds after which to try a place above
   */
  void refused(long number, int with, int inFlight, long now, double patience) {
    background.refused(number);
    boolean hadRoom = with <= surelyHeld(held);
    int unlikely =
        background.streak() - background.inARow(hadRoom || background.isKnown() ? VERY_RARE : RARE);
    if (background.streak() <= Background.LONGEST_ROW && hadRoom) {
      background.hadRoom(true);
    } else if (background.streak() <= Background.LONGEST_ROW) {
      recent.add(with, true, now);
    }
    if (unlikely >= 0) {
      lower(inFlight * (1 - (hadRoom ? cut(unlikely) : 0)), now, patience);
    }
  }

  private void lower(double down, long now, double patience) {
    if (!isSet()) {
      spacing = patience;
      tryAt = now + spacing;
    }
    calls = Math.min(calls, Math.max(1, (int) down));
    step = 1;
  }

  private static double cut(int unlikely) {
    return unlikely < STREAK_WITHOUT_CUT
        ? 0
        : Math.min(DEEPEST_CUT, FIRST_CUT * Math.pow(2, unlikely - STREAK_WITHOUT_CUT));
  }
}
