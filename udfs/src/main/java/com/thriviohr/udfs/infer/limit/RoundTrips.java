package com.thriviohr.udfs.infer.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * How long calls take, smoothed, and from when on one takes unusually long. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6298">RFC 6298: TCP's retransmission timer</a>
 */
public final class RoundTrips {
  private static final int FEWEST = 16;
  private static final double LEAST_NANOS = 1e9;

  private int count;
  private double mean;
  private double deviation;

  /** A call took so many nanoseconds. */
  public synchronized void add(long nanos) {
    deviation = count == 0 ? nanos / 2.0 : deviation + (Math.abs(nanos - mean) - deviation) / 4;
    mean = count == 0 ? nanos : mean + (nanos - mean) / 8;
    count++;
  }

  /** Time that hardly a call takes, at least a second; empty until enough calls are known. */
  public synchronized Optional<Duration> unusual() {
    return count < FEWEST
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.max(LEAST_NANOS, mean + 4 * deviation)));
  }
}
