package com.thriviohr.udfs.infer.chain;

import static java.util.Objects.requireNonNull;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.udfs.infer.catalog.Price;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceClient;
import com.thriviohr.udfs.infer.client.InferenceException;
import com.thriviohr.udfs.infer.client.Usage;
import java.util.concurrent.CompletionStage;

/** Puts the cost on every answer. */
public final class PricedClient implements InferenceClient {
  private final InferenceClient delegate;
  private final Price price;

  /**
   * @param delegate makes the calls
   * @param price price of the model's tokens
   */
  public PricedClient(InferenceClient delegate, Price price) {
    this.delegate = requireNonNull(delegate, "delegate");
    this.price = requireNonNull(price, "price");
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return Calls.follow(Calls.start(delegate, prompt), this::priced, this::priced);
  }

  @Override
  public void close() {
    delegate.close();
  }

  /** An answer of no use is paid for as well. */
  private InferenceException priced(Throwable thrown) {
    InferenceException failure = Calls.failure(thrown);
    Usage usage = failure.usage();
    return usage.isNone()
        ? failure
        : failure.withUsage(
            usage.costing(price.microUsd(usage.inputTokens(), usage.outputTokens())));
  }

  private Completion priced(Completion completion) {
    completion.setCostMicroUsd(
        price.microUsd(completion.getInputTokens(), completion.getOutputTokens()));
    return completion;
  }
}
