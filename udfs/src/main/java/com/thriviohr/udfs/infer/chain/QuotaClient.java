package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.TokenEstimate;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.FailureKind;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.QueuePosition;
import com.thriviohr.udfs.infer.limit.Alarm;
import com.thriviohr.udfs.infer.limit.Quota;
import com.thriviohr.udfs.infer.limit.WaitQueue;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Sends prompts no faster than the quota allows, in order, repeats first, instead of being
 * throttled. A call the provider did not start gives its reservation back; one that broke off keeps
 * it, since nobody tells what it took.
 */
public final class QuotaClient implements InferenceClient {
  private static final Set<FailureKind> NOT_STARTED =
      EnumSet.of(
          FailureKind.INVALID_REQUEST,
          FailureKind.CONFLICT,
          FailureKind.QUOTA_USED_UP,
          FailureKind.ACCESS_DENIED,
          FailureKind.NOT_FOUND);

  private final InferenceClient delegate;
  private final Quota quota;
  private final Alarm alarm;
  private final WaitQueue<Waiting> line = new WaitQueue<>(this::serve);

  /**
   * @param delegate makes the calls
   * @param quota of account and model; shared by all endpoints it counts for
   * @param scheduler wakes the line when quota is there; not closed here
   */
  public QuotaClient(InferenceClient delegate, Quota quota, ScheduledExecutorService scheduler) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.quota = requireNonNull(quota, "quota");
    this.alarm = new Alarm(scheduler, line::serve);
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return complete(prompt, QueuePosition.whenever());
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt, QueuePosition position) {
    Waiting waiting = new Waiting(prompt, position);
    line.add(waiting, position);
    return waiting.result();
  }

  @Override
  public void close() {
    delegate.close();
  }

  private boolean serve(Waiting waiting) {
    if (waiting.result().isDone()) {
      return true;
    }
    long input = TokenEstimate.of(waiting.prompt());
    int maxTokens = waiting.prompt().getMaxTokens();
    Duration wait = quota.tryReserve(input, maxTokens);
    if (!wait.isZero()) {
      alarm.setIn(wait);
      return false;
    }
    send(waiting, input + maxTokens);
    return true;
  }

  private void send(Waiting waiting, long reserved) {
    CompletableFuture<Completion> call = waiting.pass(delegate);
    call.whenComplete((completion, thrown) -> settle(reserved, completion, thrown));
    waiting.follow(call);
  }

  private void settle(long reserved, Completion completion, Throwable thrown) {
    if (thrown == null) {
      quota.settle(reserved, completion.getInputTokens(), completion.getOutputTokens());
      line.serve();
    } else if (Calls.failure(thrown).kind() == FailureKind.THROTTLED) {
      quota.refused(reserved);
      line.serve();
    } else if (NOT_STARTED.contains(Calls.failure(thrown).kind())) {
      quota.cancel(reserved);
      line.serve();
    } else {
      quota.keep(reserved);
    }
  }
}
