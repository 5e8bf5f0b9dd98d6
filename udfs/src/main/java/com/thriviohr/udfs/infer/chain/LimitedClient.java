package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.AdaptiveLimit;
import com.thriviohr.udfs.infer.limit.Alarm;
import com.thriviohr.udfs.infer.limit.PermitRelease;
import com.thriviohr.udfs.infer.limit.WaitQueue;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Sends as many calls at a time as the limit allows and tells it what came of them; the other
 * prompts wait in order, repeats first. Placed inside retries, so that a prompt that backs off does
 * not hold a place.
 */
public final class LimitedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final AdaptiveLimit limit;

  /** One of each kind: a pause must not wait for the one that looks for hanging calls. */
  private final Alarm pauseAlarm;

  private final Alarm hangAlarm;
  private final WaitQueue<Waiting> line = new WaitQueue<>(this::serve);

  /**
   * @param delegate makes one attempt
   * @param limit of the endpoint; shared by all who call it
   * @param scheduler wakes the line after a pause, or when all calls hang; not closed here
   */
  public LimitedClient(
      InferenceClient delegate, AdaptiveLimit limit, ScheduledExecutorService scheduler) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.limit = requireNonNull(limit, "limit");
    this.pauseAlarm = new Alarm(scheduler, line::serve);
    this.hangAlarm = new Alarm(scheduler, line::serve);
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return complete(prompt, QueuePosition.whenever());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt, QueuePosition position) {
    Waiting waiting = new Waiting(prompt, position);
    if (position.isHedge()) {
      hedge(waiting);
    } else {
      line.add(waiting, position);
    }
    return waiting.result();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private void hedge(Waiting waiting) {
    Optional<AdaptiveLimit.Flight> flight = line.isEmpty() ? limit.tryStart() : Optional.empty();
    if (flight.isPresent()) {
      send(waiting, flight.get());
    } else {
      waiting.result().completeExceptionally(Calls.noRoom());
    }
  }

  private boolean serve(Waiting waiting) {
    if (waiting.result().isDone()) {
      return true;
    }
    Optional<AdaptiveLimit.Flight> flight = limit.tryStart();
    if (flight.isPresent()) {
      send(waiting, flight.get());
    } else if (limit.pause().isZero()) {
      hangAlarm.setIn(limit.untilRoom());
    } else {
      pauseAlarm.setIn(limit.pause());
    }
    return flight.isPresent();
  }

  private void send(Waiting waiting, AdaptiveLimit.Flight flight) {
    CompletableFuture<Completion> call = waiting.start(delegate);
    waiting.hold(call);
    call.whenComplete(
        (completion, thrown) -> {
          if (thrown == null) {
            PermitRelease.answered(flight, completion);
            waiting.result().complete(completion);
          } else {
            waiting.result().completeExceptionally(PermitRelease.failed(flight, thrown));
          }
          line.serve();
        });
  }
}
