package com.thriviohr.udfs.infer.pool;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import com.thriviohr.udfs.infer.limit.Alarm;
import com.thriviohr.udfs.infer.limit.PermitRelease;
import com.thriviohr.udfs.infer.limit.WaitQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Several servers of one model as one client. Prompts wait in one line, repeats first, and go to a
 * server with room; each server has its own adaptive limit and circuit. When a server dies or says
 * that it goes away, the prompts under way there go to the others at once, which is not a retry.
 * Servers may join and leave at any time.
 */
public final class PooledClient implements InferenceClient {
  private static final int MOST_MOVES = 8;

  private final List<Backend> backends = new CopyOnWriteArrayList<>();
  private final LoadBalancer balancer;
  private final LongSupplier nanoTime;
  private final AtomicInteger waiting = new AtomicInteger();
  private final Alarm alarm;
  private final WaitQueue<PooledCall> line = new WaitQueue<>(this::serve);

  /**
   * @param scheduler wakes the line when a server may be called again; not closed here
   * @param random draws servers; thread-safe, as {@link Random} is
   * @param nanoTime monotone clock in nanoseconds
   */
  public PooledClient(ScheduledExecutorService scheduler, Random random, LongSupplier nanoTime) {
    this.alarm = new Alarm(scheduler, line::serve);
    this.balancer = new LoadBalancer(random);
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  /**
   * Adds a server; one of that name that is there already stays.
   *
   * @param name what it is told apart by, such as its URL
   * @param client makes one attempt there; closed with the pool
   * @param limit of calls in flight there
   */
  public void join(String name, InferenceClient client, AdaptiveLimit limit) {
    if (!has(name)) {
      backends.add(new Backend(name, client, limit, nanoTime));
    }
    line.serve();
  }

  /** True when a server of that name takes prompts. */
  public boolean has(String name) {
    return backends.stream().anyMatch(backend -> backend.name().equals(name));
  }

  /** Takes a server out and sends what is under way there elsewhere. */
  public void leave(String name) {
    for (Backend backend : List.copyOf(backends)) {
      if (backend.name().equals(name)) {
        backends.remove(backend);
        evacuate(backend, backend.retire());
      }
    }
  }

  /** Names of the servers that take prompts. */
  public List<String> names() {
    return backends.stream().map(Backend::name).collect(java.util.stream.Collectors.toList());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return complete(prompt, QueuePosition.whenever());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt, QueuePosition position) {
    PooledCall pooledCall = new PooledCall(prompt, position);
    if (position.isHedge()) {
      hedge(pooledCall);
      return pooledCall.result();
    }
    waiting.incrementAndGet();
    line.add(pooledCall, position);
    return pooledCall.result();
  }

  @Override
  public void close() {
    backends.forEach(backend -> backend.client().close());
  }

  private void hedge(PooledCall pooledCall) {
    Optional<Backend> backend =
        line.isEmpty() ? balancer.pickOther(backends, pooledCall) : Optional.empty();
    Optional<AdaptiveLimit.Flight> flight = backend.flatMap(chosen -> chosen.tryEnter(pooledCall));
    if (flight.isPresent()) {
      send(pooledCall, backend.get(), flight.get());
    } else {
      pooledCall.result().completeExceptionally(Calls.noRoom());
    }
  }

  private boolean serve(PooledCall pooledCall) {
    if (pooledCall.result().isDone()) {
      waiting.decrementAndGet();
      return true;
    }
    Optional<Backend> backend = balancer.pick(backends, pooledCall, waiting.get());
    Optional<AdaptiveLimit.Flight> flight = backend.flatMap(chosen -> chosen.tryEnter(pooledCall));
    if (flight.isEmpty()) {
      backends.forEach(full -> full.limit().holdsBack());
      wakeLater();
      return false;
    }
    waiting.decrementAndGet();
    send(pooledCall, backend.get(), flight.get());
    return true;
  }

  private void send(PooledCall pooledCall, Backend backend, AdaptiveLimit.Flight flight) {
    long startedAt = nanoTime.getAsLong();
    CompletableFuture<Completion> call =
        Calls.guarded(
            () -> {
              pooledCall.begin();
              return Calls.start(backend.client(), pooledCall.prompt());
            });
    pooledCall.hold(backend, call);
    call.whenComplete(
        (completion, thrown) -> {
          if (thrown == null) {
            PermitRelease.answered(flight, completion);
            double seconds = (nanoTime.getAsLong() - startedAt) / 1e9;
            backend.answered(pooledCall, seconds, completion.getOutputTokens());
            pooledCall.result().complete(completion);
          } else {
            failed(pooledCall, backend, PermitRelease.failed(flight, thrown));
          }
          line.serve();
        });
  }

  private void failed(PooledCall pooledCall, Backend backend, InferenceException failure) {
    boolean gone = failure.kind() == FailureKind.DRAINING;
    boolean unwell =
        failure.kind() == FailureKind.CONNECTION_FAILED
            || failure.kind().refusesEverybody()
            || failure.kind() == FailureKind.ENDPOINT_STOPPED;
    boolean given = pooledCall.result().isDone();
    backend.failed(pooledCall, unwell && !given && !backend.isLeaving());
    if (gone && backend.isWell() && hasOther(backend)) {
      evacuate(backend, backend.rest());
    }
    boolean moves = gone || unwell || backend.isLeaving();
    if (!given && moves && hasOther(backend) && pooledCall.moved() <= MOST_MOVES) {
      waiting.incrementAndGet();
      line.addFirst(pooledCall);
    } else {
      pooledCall.result().completeExceptionally(failure);
    }
  }

  /** A cancelled call fails, and from there its passage goes on to another server. */
  private void evacuate(Backend backend, Set<PooledCall> pooledCalls) {
    pooledCalls.forEach(pooledCall -> pooledCall.cancelCallAt(backend));
    line.serve();
  }

  private boolean hasOther(Backend backend) {
    return backends.stream().anyMatch(other -> other != backend && other.isWell());
  }

  private void wakeLater() {
    long nanos =
        backends.stream().mapToLong(Backend::nanosToRoom).filter(n -> n > 0).min().orElse(0);
    if (nanos > 0) {
      alarm.setIn(Duration.ofNanos(nanos));
    }
  }
}
