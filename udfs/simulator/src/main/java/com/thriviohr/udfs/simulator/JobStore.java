package com.thriviohr.udfs.simulator;

import java.util.concurrent.CompletableFuture;

/** The objects of batch jobs, by their URIs. */
interface JobStore extends AutoCloseable {
  /** The text of an object. */
  CompletableFuture<String> get(String uri);

  /** Writes an object. */
  CompletableFuture<Void> put(String uri, String text);

  @Override
  void close();
}
