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
    this.key = key(settings);
    this.policy = settings.optional(AnonymiseOptions.POLICY);
    this.mode = settings.read(AnonymiseOptions.MODE, MODES::contains, "surrogate, tag or redact");
  }

  private static String key(Settings settings) {
    if (settings.optional(AnonymiseOptions.KEY).isEmpty()) {
      settings.refuse(
          "--anonymise.key is missing: make a key once with `openssl rand -base64 48 > thrivio.key`,"
              + " keep it secret and give --anonymise.key file:thrivio.key, env:NAME or"
              + " secretsmanager:ARN");
    }
    return settings.read(AnonymiseOptions.KEY);
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
