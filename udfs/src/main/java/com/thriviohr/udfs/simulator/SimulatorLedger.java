package com.thriviohr.udfs.simulator;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the endpoint would put on the bill. A generation is paid for even if nobody got it. */
public final class SimulatorLedger {
  private final LongAdder requests = new LongAdder();
  private final LongAdder inputTokens = new LongAdder();
  private final LongAdder outputTokens = new LongAdder();
  private final Map<Fault, LongAdder> faults = new ConcurrentHashMap<>();
  private final Map<Long, AtomicInteger> billed = new ConcurrentHashMap<>();
  private final AtomicInteger mostRunning = new AtomicInteger();

  void request() {
    requests.increment();
  }

  void fault(Fault fault) {
    faults.computeIfAbsent(fault, f -> new LongAdder()).increment();
  }

  void bill(long prompt, int input, int output) {
    billed.computeIfAbsent(prompt, p -> new AtomicInteger()).incrementAndGet();
    inputTokens.add(input);
    outputTokens.add(output);
  }

  void running(int now) {
    mostRunning.accumulateAndGet(now, Math::max);
  }

  /** Requests that arrived. */
  public long requests() {
    return requests.sum();
  }

  /** Generations on the bill. */
  public long billed() {
    return billed.values().stream().mapToLong(AtomicInteger::get).sum();
  }

  /** Different prompts on the bill. */
  public long promptsBilled() {
    return billed.size();
  }

  /** Prompt tokens on the bill. */
  public long inputTokens() {
    return inputTokens.sum();
  }

  /** Generated tokens on the bill. */
  public long outputTokens() {
    return outputTokens.sum();
  }

  /** Times a fault struck. */
  public long faults(Fault fault) {
    LongAdder count = faults.get(fault);
    return count == null ? 0 : count.sum();
  }

  /** Most generations that ran at the same time. */
  public int mostRunning() {
    return mostRunning.get();
  }
}
