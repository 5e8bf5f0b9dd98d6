package com.thriviohr.udfs.infer.assembly;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.client.InferenceClient;
import java.io.Serializable;

/** Opens the client of one subtask, on the worker that runs it. */
@FunctionalInterface
public interface ClientSource extends Serializable {
  /** A client that the subtask closes. */
  InferenceClient open();

  /**
   * The same for a subtask that says which one it is, for clients that share something out.
   *
   * @param subtask index of the subtask
   * @param subtasks number of subtasks
   */
  default InferenceClient open(int subtask, int subtasks) {
    return open();
  }

  /**
   * Called once when a job starts, not when it restarts.
   *
   * @throws InvalidInputException when nobody would answer, with the remedy
   */
  default void requireReachable() {}
}
