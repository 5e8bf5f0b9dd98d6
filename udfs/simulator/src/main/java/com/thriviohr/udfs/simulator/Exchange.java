package com.thriviohr.udfs.simulator;

/** One request's way back to its client. */
interface Exchange {
  /** True while the client is connected. */
  boolean isOpen();

  /** Runs a task when the client goes away before it is answered. */
  void onGone(Runnable task);

  /** Sends the whole answer. */
  void answer(HttpReply answer);

  /**
   * Announces the whole answer, sends half of the body and ends the connection.
   *
   * @param reset true to end it by a reset, false to close it
   */
  void answerHalf(HttpReply answer, boolean reset);

  /** Resets: TCP RST of an HTTP/1.1 connection, RST_STREAM of an HTTP/2 stream. */
  void reset();
}
