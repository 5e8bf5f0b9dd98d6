package com.thriviohr.udfs.infer;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import java.util.concurrent.CompletionStage;

/** A whole chain with the threads and connections it runs on; closes the chain first. */
final class OwningClient implements InferenceClient {
  private final InferenceClient chain;
  private final InferenceResources resources;

  OwningClient(InferenceClient chain, InferenceResources resources) {
    this.chain = chain;
    this.resources = resources;
  }

  @Override
  public CompletionStage<Completion> complete(Prompt prompt) {
    return chain.complete(prompt);
  }

  @Override
  public void close() {
    chain.close();
    resources.close();
  }
}
