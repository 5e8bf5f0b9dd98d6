package com.thriviohr.udfs.simulator;

/** What a fault plan looks at: which request this is, and which try of its prompt. */
final class Attempt {
  private final long seed;
  private final long number;
  private final PromptText prompt;
  private final int tries;
  private final double seconds;

  /**
   * @param seed of the simulator
   * @param number the request's number on this server, from 1
   * @param prompt what is asked
   * @param tries how often the prompt has come, this time included
   * @param seconds simulated seconds since the server's start
   */
  Attempt(long seed, long number, PromptText prompt, int tries, double seconds) {
    this.seed = seed;
    this.number = number;
    this.prompt = prompt;
    this.tries = tries;
    this.seconds = seconds;
  }

  long number() {
    return number;
  }

  int tries() {
    return tries;
  }

  double seconds() {
    return seconds;
  }

  String userText() {
    return prompt.userText();
  }

  /** A number from 0 to 1 that the same try of the same prompt always draws for a fault. */
  double draw(Fault fault) {
    long ofFault = Fingerprint.extend(seed, fault.name());
    long ofTry = Fingerprint.combine(prompt.fingerprint(), tries);
    return Fingerprint.fraction(Fingerprint.combine(ofFault, ofTry));
  }
}
