package com.thriviohr.udfs.infer;

import static java.util.Objects.requireNonNull;

/** A prompt's place among those that wait for an endpoint. Immutable. */
public final class Turn {
  private static final Turn WHENEVER = new Turn(false, () -> {});

  private final boolean repeat;
  private final Runnable onStart;

  private Turn(boolean repeat, Runnable onStart) {
    this.repeat = repeat;
    this.onStart = requireNonNull(onStart, "onStart");
  }

  /** A place at the end, for callers who need not know when it is reached. */
  public static Turn whenever() {
    return WHENEVER;
  }

  /**
   * A place at the end.
   *
   * @param onStart run once, when the prompt is sent
   */
  public static Turn first(Runnable onStart) {
    return new Turn(false, onStart);
  }

  /**
   * A place before all who have not been sent yet: this prompt's clock is running.
   *
   * @param onStart run once, when the prompt is sent again
   */
  public static Turn repeat(Runnable onStart) {
    return new Turn(true, onStart);
  }

  /** True for a prompt that has been sent before. */
  public boolean isRepeat() {
    return repeat;
  }

  /** The prompt is about to be sent; what this throws is the call's failure. */
  public void start() {
    onStart.run();
  }
}
