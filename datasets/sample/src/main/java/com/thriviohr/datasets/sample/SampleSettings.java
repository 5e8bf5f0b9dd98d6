package com.thriviohr.datasets.sample;

import com.thriviohr.datasets.InvalidInputException;
import java.time.LocalDate;

/** Size and seed of a sample company. The same settings give the same bytes. */
public final class SampleSettings {
  private final long seed;
  private final int people;
  private final int messages;
  private final LocalDate lastDay;

  /**
   * @param seed decides everything that is random
   * @param people people over all tenants, at least 10
   * @param messages messages over all tenants
   * @param lastDay day of the newest messages; the oldest are 60 days older
   */
  public SampleSettings(long seed, int people, int messages, LocalDate lastDay) {
    if (people < 10 || messages < 0) {
      throw new InvalidInputException("A sample company needs at least 10 people and 0 messages.");
    }
    this.seed = seed;
    this.people = people;
    this.messages = messages;
    this.lastDay = lastDay;
  }

  long seed() {
    return seed;
  }

  int people() {
    return people;
  }

  int messages() {
    return messages;
  }

  LocalDate lastDay() {
    return lastDay;
  }
}
