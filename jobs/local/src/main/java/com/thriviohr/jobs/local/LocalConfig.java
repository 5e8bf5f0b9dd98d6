package com.thriviohr.jobs.local;

import com.thriviohr.datasets.settings.Settings;

/** Size of the sample company, and what the simulated endpoint does wrong. */
public final class LocalConfig {
  private final int people;
  private final int messages;
  private final int prompts;
  private final long seed;
  private final String faults;

  private LocalConfig(Settings settings) {
    this.people =
        settings.read(LocalOptions.PEOPLE, n -> n >= 10 && n <= 1_000_000, "10 to 1000000");
    this.messages = settings.read(LocalOptions.MESSAGES, n -> n >= 0, "0 or more");
    this.prompts = settings.read(LocalOptions.PROMPTS, n -> n >= 1, "1 or more");
    this.seed = settings.read(LocalOptions.SEED);
    this.faults = settings.read(LocalOptions.FAULTS);
  }

  /** The local run's part of settings that a job reads too; problems are left to be reported. */
  public static LocalConfig read(Settings settings) {
    return new LocalConfig(settings);
  }

  /** People of the sample company. */
  public int people() {
    return people;
  }

  /** Messages of the sample company. */
  public int messages() {
    return messages;
  }

  /** Prompts of the sample. */
  public int prompts() {
    return prompts;
  }

  /** Seed of company and answers. */
  public long seed() {
    return seed;
  }

  /** Faults of the simulated endpoint. */
  public String faults() {
    return faults;
  }
}
