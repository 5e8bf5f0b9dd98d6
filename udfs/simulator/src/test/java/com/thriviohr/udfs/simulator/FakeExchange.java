package com.thriviohr.udfs.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what was sent. */
final class FakeExchange implements Exchange {
  final List<HttpReply> answers = new ArrayList<>();
  private Optional<Runnable> gone = Optional.empty();
  private boolean open = true;

  /** The client hangs up. */
  void hangUp() {
    open = false;
    gone.ifPresent(Runnable::run);
  }

  int status() {
    return answers.get(0).status();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void onGone(Runnable task) {
    gone = Optional.of(task);
  }

  @Override
  public void answer(HttpReply answer) {
    answers.add(answer);
  }

  @Override
  public void answerHalf(HttpReply answer, boolean reset) {
    open = false;
  }

  @Override
  public void reset() {
    open = false;
  }
}
