package com.thriviohr.udfs.infer.chain;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.udfs.infer.client.Calls;
import com.thriviohr.udfs.infer.client.InferenceException;
import java.util.concurrent.CompletionStage;

/** Takes the typed failure out of a stage that is done. */
final class Failing {
  private Failing() {}

  static InferenceException failure(CompletionStage<Completion> stage) {
    if (!stage.toCompletableFuture().isCompletedExceptionally()) {
      throw new AssertionError("the stage has not failed: " + stage.toCompletableFuture().isDone());
    }
    return stage.handle((completion, thrown) -> Calls.failure(thrown)).toCompletableFuture().join();
  }
}
