package com.thriviohr.jobs.bench;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.infer.client.InferenceClient;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps a number of prompts under way at a client, without Flink. */
final class Load {
  private final InferenceClient client;
  private final int underWay;
  private final Semaphore permits;
  private final AtomicLong asked = new AtomicLong();
  private volatile boolean stopped;

  Load(InferenceClient client, int underWay) {
    this.client = requireNonNull(client, "client");
    this.underWay = underWay;
    this.permits = new Semaphore(underWay);
  }

  /** Asks so many prompts and waits for the last outcome. */
  void ask(int prompts) throws InterruptedException {
    for (int i = 0; i < prompts && !stopped; i++) {
      permits.acquire();
      client
          .complete(Prompts.number(asked.incrementAndGet()))
          .whenComplete((completion, thrown) -> permits.release());
    }
    permits.acquire(underWay);
    permits.release(underWay);
  }

  /** Asks until {@link #stop()}, from a thread of its own. */
  void start() {
    Thread thread = new Thread(this::askOn, "bench-load");
    thread.setDaemon(true);
    thread.start();
  }

  void stop() {
    stopped = true;
  }

  private void askOn() {
    try {
      ask(Integer.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
