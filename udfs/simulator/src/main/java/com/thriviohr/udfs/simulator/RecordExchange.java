package com.thriviohr.udfs.simulator;

import java.util.function.Consumer;

/** The way back of a record of a batch job: no connection, so that nothing can break it. */
final class RecordExchange implements Exchange {
  private final Consumer<HttpReply> then;

  RecordExchange(Consumer<HttpReply> then) {
    this.then = then;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void onGone(Runnable task) {}

  @Override
  public void answer(HttpReply answer) {
    then.accept(answer);
  }

  @Override
  public void answerHalf(HttpReply answer, boolean reset) {
    reset();
  }

  /** Inside a service a broken connection is a failed call. */
  @Override
  public void reset() {
    then.accept(HttpReply.text(500, "text/plain", ""));
  }
}
