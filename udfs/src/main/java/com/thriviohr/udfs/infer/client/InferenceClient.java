package com.thriviohr.udfs.infer.client;

import com.thriviohr.datasets.record.Completion;
import com.thriviohr.datasets.record.Prompt;
import java.util.concurrent.CompletionStage;

/**
 * Sends prompts to a model.
 *
 * <p>Contract, honoured by every implementation and decorator:
 *
 * <ul>
 *   <li>{@link #complete} never blocks and never throws; every failure arrives in the stage.
 *   <li>The stage always completes, with a {@link Completion} or with an {@link
 *       InferenceException}, and is completed exactly once.
 *   <li>Cancelling the stage's future abandons the call.
 * </ul>
 */
public interface InferenceClient extends AutoCloseable {
  /**
   * @param prompt what to ask; its texts are anonymised
   * @return the answer, or an {@link InferenceException}
   */
  CompletionStage<Completion> complete(Prompt prompt);

  /**
   * The same for clients in which a prompt may wait for its turn; the others start at once.
   *
   * @param position told when the prompt's wait is over
   */
  default CompletionStage<Completion> complete(Prompt prompt, QueuePosition position) {
    position.start();
    return complete(prompt);
  }

  /** Frees connections and threads; calls in flight may fail. */
  @Override
  void close();
}
