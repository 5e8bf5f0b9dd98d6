package com.thriviohr.udfs.anonymise;

import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;

/** What a subtask needs to build its anonymiser. Holds references, never a key. */
public final class AnonymiseSettings implements Serializable {
  private static final long serialVersionUID = 1L;

  private final String roster;
  private final String policy;
  private final String key;
  private final Operator mode;

  /**
   * @param roster path of the roster
   * @param policy path of the policy, or null for the shipped one
   * @param key reference to the master key, see {@code MasterKey}
   * @param mode {@code surrogate} leaves the policy as it is, tag and redact take the place of its
   *     operators
   */
  public AnonymiseSettings(String roster, String policy, String key, Operator mode) {
    this.roster = Objects.requireNonNull(roster, "roster");
    this.policy = policy;
    this.key = Objects.requireNonNull(key, "key");
    this.mode = Objects.requireNonNull(mode, "mode");
  }

  /** Path of the roster. */
  public String roster() {
    return roster;
  }

  /** Path of the policy; empty for the shipped one. */
  public Optional<String> policy() {
    return Optional.ofNullable(policy);
  }

  /** Reference to the master key. */
  public String key() {
    return key;
  }

  /** Operator that takes the place of the policy's, if not {@code surrogate}. */
  public Operator mode() {
    return mode;
  }
}
