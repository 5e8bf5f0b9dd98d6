package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/** How calls to an endpoint prove who they are. Never holds a secret, only where to find it. */
public final class Credentials implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean aws;
  private final String variable;

  private Credentials(boolean aws, String variable) {
    this.aws = aws;
    this.variable = variable;
  }

  /** The AWS default provider chain: the job's IAM role. */
  public static Credentials aws() {
    return new Credentials(true, null);
  }

  /** Calls go out unsigned, as local servers take them. */
  public static Credentials none() {
    return new Credentials(false, null);
  }

  /**
   * @param variable environment variable that holds a bearer token
   */
  public static Credentials bearer(String variable) {
    return new Credentials(false, requireNonNull(variable, "variable"));
  }

  /** True when calls are signed with the job's AWS identity. */
  public boolean isAws() {
    return aws;
  }

  /** Environment variable that holds the bearer token. */
  public Optional<String> bearerVariable() {
    return Optional.ofNullable(variable);
  }
}
