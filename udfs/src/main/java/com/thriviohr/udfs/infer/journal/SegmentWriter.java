package com.thriviohr.udfs.infer.journal;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Where one JVM's group commits go. Used by one thread. */
interface SegmentWriter extends Closeable {
  /**
   * Makes frames durable, all of them or none; after a failure the same call may be repeated.
   *
   * @throws IOException when they are not durable
   */
  void commit(byte[] frames) throws IOException;

  /** How long to gather frames before a commit. */
  Duration linger();
}
