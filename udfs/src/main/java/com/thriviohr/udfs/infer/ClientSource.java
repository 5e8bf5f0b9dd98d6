package com.thriviohr.udfs.infer;

import java.io.Serializable;

/** Opens the client of one subtask, on the worker that runs it. */
@FunctionalInterface
public interface ClientSource extends Serializable {
  /** A client that the subtask closes. */
  InferenceClient open();
}
