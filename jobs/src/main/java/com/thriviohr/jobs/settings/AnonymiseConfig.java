package com.thriviohr.jobs.settings;

import java.util.Optional;
import java.util.Set;

/** How personal data is replaced. */
public final class AnonymiseConfig {
  private static final Set<String> MODES = Set.of("surrogate", "tag", "redact");

  private final String key;
  private final Optional<String> policy;
  private final String mode;

  AnonymiseConfig(Settings settings) {
    this.key = settings.require(AnonymiseOptions.KEY);
    this.policy = settings.optional(AnonymiseOptions.POLICY);
    this.mode = settings.read(AnonymiseOptions.MODE, MODES::contains, "surrogate, tag or redact");
  }

  /** Reference to the master key, never the key itself. */
  public String key() {
    return key;
  }

  /** Policy file, or empty for the shipped policy. */
  public Optional<String> policy() {
    return policy;
  }

  /** What replaces a person: surrogate, tag or redact. */
  public String mode() {
    return mode;
  }
}
