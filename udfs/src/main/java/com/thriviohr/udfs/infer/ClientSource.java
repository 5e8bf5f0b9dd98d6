package com.thriviohr.udfs.infer;

import com.thriviohr.datasets.InvalidInputException;
import java.io.Serializable;

/** Opens the client of one subtask, on the worker that runs it. */
@FunctionalInterface
public interface ClientSource extends Serializable {
  /** A client that the subtask closes. */
  InferenceClient open();

  /**
   * Called once when a job starts, not when it restarts.
   *
   * @throws InvalidInputException when nobody would answer, with the remedy
   */
  default void requireReachable() {}
}
