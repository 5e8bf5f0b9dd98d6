package com.thriviohr.udfs.infer.client;

/** What a model server says about its own load. Immutable. */
public final class ServerQueue {
  private final int running;
  private final int waiting;

  /**
   * @param running requests being answered
   * @param waiting requests in its queue
   */
  public ServerQueue(int running, int waiting) {
    this.running = running;
    this.waiting = waiting;
  }

  /** Requests being answered. */
  public int running() {
    return running;
  }

  /** Requests in its queue. */
  public int waiting() {
    return waiting;
  }

  /** True when more wait than a server needs to be kept busy, a twentieth of those running. */
  public boolean isLong() {
    return running > 0 && waiting > Math.max(1, running / 20);
  }
}
