package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Asks the next endpoint when one cannot answer: after its retries are used up, or when it is gone
 * or closed to us. A request that is wrong, or refused for its content, goes nowhere else. Attempts
 * add up over the endpoints.
 */
public final class FallbackClient implements InferenceClient {
  private final List<InferenceClient> endpoints;
  private final LongSupplier nanoTime;

  /**
   * @param endpoints one client per endpoint, first choice first
   * @param nanoTime monotone clock in nanoseconds
   */
  public FallbackClient(List<InferenceClient> endpoints, LongSupplier nanoTime) {
    if (endpoints.isEmpty()) {
      throw new IllegalArgumentException("a fallback needs an endpoint");
    }
    this.endpoints = List.copyOf(endpoints);
    this.nanoTime = requireNonNull(nanoTime, "nanoTime");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    Call call = new Call(prompt);
    call.ask(0, 0);
    return call.result;
  }

  @Override
  public void close() {
    endpoints.forEach(InferenceClient::close);
  }

  /** One prompt on its way from endpoint to endpoint. */
  private final class Call {
    private final Prompt prompt;
    private final long startedAt = nanoTime.getAsLong();
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private volatile CompletableFuture<Completion> current = result;

    Call(Prompt prompt) {
      this.prompt = prompt;
      result.whenComplete((completion, thrown) -> current.cancel(true));
    }

    void ask(int index, int attemptsBefore) {
      CompletableFuture<Completion> call = Calls.start(endpoints.get(index), prompt);
      current = call;
      call.whenComplete(
          (completion, thrown) -> {
            try {
              settle(index, attemptsBefore, completion, thrown);
            } catch (Throwable t) {
              result.completeExceptionally(Calls.failure(t));
            }
          });
      if (result.isDone()) {
        call.cancel(true);
      }
    }

    private void settle(int index, int attemptsBefore, Completion completion, Throwable thrown) {
      if (thrown == null) {
        result.complete(index == 0 ? completion : afterOthers(completion, attemptsBefore));
        return;
      }
      InferenceException failure = Calls.failure(thrown);
      int attempts = attemptsBefore + failure.attempts();
      if (failure.kind().concernsEndpoint() && index + 1 < endpoints.size() && !result.isDone()) {
        ask(index + 1, attempts);
      } else {
        result.completeExceptionally(failure.withAttempts(attempts));
      }
    }

    private Completion afterOthers(Completion completion, int attemptsBefore) {
      completion.setAttempts(attemptsBefore + completion.getAttempts());
      completion.setLatencyMs(TimeUnit.NANOSECONDS.toMillis(nanoTime.getAsLong() - startedAt));
      return completion;
    }
  }
}
