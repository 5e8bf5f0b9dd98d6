package com.thriviohr.udfs.anonymise;

import com.thriviohr.datasets.settings.Settings;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.configuration.Configuration;

/**
 * How personal data is replaced: {@link AnonymiseOptions} as they were given, and the roster. Holds
 * references, never a key. Immutable; shipped to the workers.
 */
public final class AnonymiseSettings implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final Set<String> MODES = Set.of("surrogate", "tag", "redact");

  private final String roster;
  private final Configuration values;

  private AnonymiseSettings(String roster, Configuration values) {
    this.roster = roster;
    this.values = values;
  }

  /**
   * Reads the options; problems are left to be reported.
   *
   * @param roster path of the roster; may be null when that is a problem reported elsewhere
   */
  public static AnonymiseSettings read(Settings settings, String roster) {
    if (settings.optional(AnonymiseOptions.KEY).isEmpty()) {
      settings.refuse(
          "--anonymise.key is missing: make a key once with `openssl rand -base64 48 > thrivio.key`,"
              + " keep it secret and give --anonymise.key file:thrivio.key, env:NAME or"
              + " secretsmanager:ARN");
    }
    settings.read(AnonymiseOptions.MODE, MODES::contains, "surrogate, tag or redact");
    return new AnonymiseSettings(roster, settings.values(AnonymiseOptions.ALL));
  }

  /** Path of the roster. */
  public String roster() {
    return Objects.requireNonNull(roster, "roster");
  }

  /** Path of the policy; empty for the shipped one. */
  public Optional<String> policy() {
    return values.getOptional(AnonymiseOptions.POLICY);
  }

  /** Reference to the master key, never the key itself. */
  public String key() {
    return values.get(AnonymiseOptions.KEY);
  }

  /** Operator that takes the place of the policy's, if not {@code surrogate}. */
  public Operator mode() {
    return Operator.valueOf(values.get(AnonymiseOptions.MODE).toUpperCase(Locale.ROOT));
  }
}
