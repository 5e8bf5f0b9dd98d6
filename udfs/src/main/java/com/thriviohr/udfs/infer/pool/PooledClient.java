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

  private final List<Backend> members = new CopyOnWriteArrayList<>();
  private final LoadBalancer choice;
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
    this.choice = new LoadBalancer(random);
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
      members.add(new Backend(name, client, limit, nanoTime));
    }
    line.serve();
  }

  /** True when a server of that name takes prompts. */
  public boolean has(String name) {
    return members.stream().anyMatch(member -> member.name().equals(name));
  }

  /** Takes a server out and sends what is under way there elsewhere. */
  public void leave(String name) {
    for (Backend member : List.copyOf(members)) {
      if (member.name().equals(name)) {
        members.remove(member);
        evacuate(member, member.retire());
      }
    }
  }

  /** Names of the servers that take prompts. */
  public List<String> names() {
    return members.stream().map(Backend::name).collect(java.util.stream.Collectors.toList());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return complete(prompt, QueuePosition.whenever());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt, QueuePosition turn) {
    PooledCall passage = new PooledCall(prompt, turn);
    if (turn.isHedge()) {
      hedge(passage);
      return passage.result();
    }
    waiting.incrementAndGet();
    line.add(passage, turn);
    return passage.result();
  }

  @Override
  public void close() {
    members.forEach(member -> member.client().close());
  }

  private void hedge(PooledCall passage) {
    Optional<Backend> member =
        line.isEmpty() ? choice.pickOther(members, passage) : Optional.empty();
    Optional<AdaptiveLimit.Flight> flight = member.flatMap(chosen -> chosen.tryEnter(passage));
    if (flight.isPresent()) {
      send(passage, member.get(), flight.get());
    } else {
      passage.result().completeExceptionally(Calls.noRoom());
    }
  }

  private boolean serve(PooledCall passage) {
    if (passage.result().isDone()) {
      waiting.decrementAndGet();
      return true;
    }
    Optional<Backend> member = choice.pick(members, passage, waiting.get());
    Optional<AdaptiveLimit.Flight> flight = member.flatMap(chosen -> chosen.tryEnter(passage));
    if (flight.isEmpty()) {
      members.forEach(full -> full.limit().holdsBack());
      wakeLater();
      return false;
    }
    waiting.decrementAndGet();
    send(passage, member.get(), flight.get());
    return true;
  }

  private void send(PooledCall passage, Backend member, AdaptiveLimit.Flight flight) {
    long startedAt = nanoTime.getAsLong();
    CompletableFuture<Completion> call =
        Calls.guarded(
            () -> {
              passage.begin();
              return Calls.start(member.client(), passage.prompt());
            });
    passage.hold(member, call);
    call.whenComplete(
        (completion, thrown) -> {
          if (thrown == null) {
            PermitRelease.answered(flight, completion);
            double seconds = (nanoTime.getAsLong() - startedAt) / 1e9;
            member.answered(passage, seconds, completion.getOutputTokens());
            passage.result().complete(completion);
          } else {
            failed(passage, member, PermitRelease.failed(flight, thrown));
          }
          line.serve();
        });
  }

  private void failed(PooledCall passage, Backend member, InferenceException failure) {
    boolean gone = failure.kind() == FailureKind.DRAINING;
    boolean unwell =
        failure.kind() == FailureKind.CONNECTION_FAILED
            || failure.kind().refusesEverybody()
            || failure.kind() == FailureKind.ENDPOINT_STOPPED;
    boolean given = passage.result().isDone();
    member.failed(passage, unwell && !given && !member.isLeaving());
    if (gone && member.isWell() && hasOther(member)) {
      evacuate(member, member.rest());
    }
    boolean moves = gone || unwell || member.isLeaving();
    if (!given && moves && hasOther(member) && passage.moved() <= MOST_MOVES) {
      waiting.incrementAndGet();
      line.addFirst(passage);
    } else {
      passage.result().completeExceptionally(failure);
    }
  }

  /** A cancelled call fails, and from there its passage goes on to another server. */
  private void evacuate(Backend member, Set<PooledCall> passages) {
    passages.forEach(passage -> passage.cancelCallAt(member));
    line.serve();
  }

  private boolean hasOther(Backend member) {
    return members.stream().anyMatch(other -> other != member && other.isWell());
  }

  private void wakeLater() {
    long nanos =
        members.stream().mapToLong(Backend::nanosToRoom).filter(n -> n > 0).min().orElse(0);
    if (nanos > 0) {
      alarm.setIn(Duration.ofNanos(nanos));
    }
  }
}
