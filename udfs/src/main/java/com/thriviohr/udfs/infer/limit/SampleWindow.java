package com.thriviohr.udfs.infer.limit;

/** The calls started between two looks at the goodput. Not thread-safe. */
final class SampleWindow {
  private final int size;
  private int calls;
  private long crowd;
  private double seconds;
  private long tokens;

  /**
   * @param limit calls in flight when the round begins; as many answers end it
   */
  SampleWindow(double limit) {
    this.size = (int) Math.ceil(limit);
  }

  void add(int inFlight, double callSeconds, int outputTokens) {
    calls++;
    crowd += inFlight;
    seconds += callSeconds;
    tokens += Math.max(1, outputTokens);
  }

  boolean isWhole() {
    return calls >= size && seconds > 0;
  }

  int calls() {
    return calls;
  }

  Goodput goodput() {
    return new Goodput((double) crowd / calls, seconds / tokens);
  }
}
