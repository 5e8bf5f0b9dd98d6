package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/** One server of a pool: its client, its limit, its speed and what is under way there. */
final class Backend {
  private static final double WEIGHT_OF_LATEST = 0.2;
  private static final double STALE_SECONDS = 60;

  private final String name;
  private final InferenceClient client;
  private final AdaptiveLimit limit;
  private final LongSupplier nanoTime;
  private final CircuitBreaker circuit;
  private final Set<PooledCall> pooledCalls = new LinkedHashSet<>();
  private long outstandingTokens;
  private double tokensPerSecond;
  private double secondsPerCall;
  private long measuredAt;
  private boolean leaving;

  Backend(String name, InferenceClient client, AdaptiveLimit limit, LongSupplier nanoTime) {
    this.name = requireNonNull(name, "name");
    this.client = requireNonNull(client, "client");
    this.limit = requireNonNull(limit, "limit");
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
    this.circuit = new CircuitBreaker(nanoTime);
    this.measuredAt = nanoTime.getAsLong();
  }

  String name() {
    return name;
  }

  InferenceClient client() {
    return client;
  }

  AdaptiveLimit limit() {
    return limit;
  }

  synchronized boolean hasRoom() {
    return !leaving && circuit.allows() && limit.hasRoom();
  }

  /** True when a call for that very prompt is under way there. */
  synchronized boolean has(Prompt prompt) {
    return pooledCalls.stream().anyMatch(pooledCall -> pooledCall.prompt().equals(prompt));
  }

  synchronized boolean isLeaving() {
    return leaving;
  }

  /** True when it answers calls now, as far as anybody knows. */
  synchronized boolean isWell() {
    return !leaving && !circuit.isOpen();
  }

  /** Seconds of generating that lie ahead of it; unmeasured speed counts as the given one. */
  synchronized double backlog(double typicalSpeed) {
    double speed = tokensPerSecond > 0 ? tokensPerSecond : typicalSpeed;
    return outstandingTokens / (speed * Math.max(1, limit.limit()));
  }

  /** Output tokens per second of one call, 0 before the first answer. */
  synchronized double tokensPerSecond() {
    return tokensPerSecond;
  }

  /** Mean seconds of a call, 0 before the first answer. */
  synchronized double secondsPerCall() {
    return secondsPerCall;
  }

  /** True when its speed was measured so long ago that it may have changed. */
  synchronized boolean isStale() {
    return pooledCalls.isEmpty() && nanoTime.getAsLong() - measuredAt > STALE_SECONDS * 1e9;
  }

  /** Nanoseconds until it may have room without any call ending, 0 when that is unknown. */
  synchronized long nanosToRoom() {
    return leaving ? 0 : Math.max(circuit.rest().toNanos(), limit.pause().toNanos());
  }

  synchronized Optional<AdaptiveLimit.Flight> tryEnter(PooledCall pooledCall) {
    Optional<AdaptiveLimit.Flight> flight = hasRoom() ? limit.tryStart() : Optional.empty();
    if (flight.isPresent()) {
      circuit.called();
      pooledCalls.add(pooledCall);
      outstandingTokens += pooledCall.tokens();
    }
    return flight;
  }

  synchronized void answered(PooledCall pooledCall, double seconds, int outputTokens) {
    leave(pooledCall);
    circuit.answered();
    measuredAt = nanoTime.getAsLong();
    double speed = Math.max(1, outputTokens) / Math.max(1e-6, seconds);
    tokensPerSecond = blend(tokensPerSecond, speed);
    secondsPerCall = blend(secondsPerCall, seconds);
  }

  synchronized void failed(PooledCall pooledCall, boolean unwell) {
    leave(pooledCall);
    if (unwell) {
      circuit.failed();
    } else {
      circuit.abandoned();
    }
  }

  /** Takes no calls for a while; returns those under way. */
  synchronized Set<PooledCall> rest() {
    circuit.trip();
    return Set.copyOf(pooledCalls);
  }

  /** Takes no more calls; returns those under way. */
  synchronized Set<PooledCall> retire() {
    leaving = true;
    return Set.copyOf(pooledCalls);
  }

  private void leave(PooledCall pooledCall) {
    if (pooledCalls.remove(pooledCall)) {
      outstandingTokens -= pooledCall.tokens();
    }
  }

  private static double blend(double old, double latest) {
    return old == 0 ? latest : old + WEIGHT_OF_LATEST * (latest - old);
  }
}
