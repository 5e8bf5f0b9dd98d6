package com.thriviohr.udfs.infer.assembly;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.budget.Budget;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.journal.ShardLedger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A whole chain with the threads and connections it runs on. Closing it cancels the calls in flight
 * first: an event loop that shuts down leaves their futures open for ever.
 */
final class OwningClient implements InferenceClient {
  private final InferenceClient chain;
  private final InferenceResources resources;
  private final Optional<Budget> budget;
  private final ShardLedger shards;
  private final Set<CompletableFuture<Completion>> inFlight = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  OwningClient(
      InferenceClient chain,
      InferenceResources resources,
      Optional<Budget> budget,
      ShardLedger shards) {
    this.chain = chain;
    this.resources = resources;
    this.budget = budget;
    this.shards = shards;
  }

  /** Books of shards that jobs answer. */
  ShardLedger shards() {
    return shards;
  }

  /** Adds a subtask's share of the budget. */
  void join(int subtask, int subtasks) {
    budget.ifPresent(shared -> shared.join(subtask, subtasks));
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    CompletableFuture<Completion> call = Calls.start(chain, prompt);
    inFlight.add(call);
    call.whenComplete((completion, thrown) -> inFlight.remove(call));
    if (closed) {
      call.cancel(true);
    }
    return call;
  }

  @Override
  public void close() {
    closed = true;
    List.copyOf(inFlight).forEach(call -> call.cancel(true));
    chain.close();
    resources.close();
  }
}
