package com.thriviohr.udfs.infer.catalog;

import static java.util.Objects.requireNonNull;

import com.thriviohr.udfs.secret.SecretReference;
import java.io.Serializable;
import java.util.Optional;

/** How calls to an endpoint prove who they are. Never holds a secret, only where to find it. */
public final class Credentials implements Serializable {
  private static final long serialVersionUID = 1L;

  private final boolean aws;
  private final SecretReference token;

  private Credentials(boolean aws, SecretReference token) {
    this.aws = aws;
    this.token = token;
  }

  /** The AWS default provider chain: the job's IAM role. */
  public static Credentials aws() {
    return new Credentials(true, null);
  }

  /** Calls go out unsigned, as local servers take them. */
  public static Credentials none() {
    return new Credentials(false, null);
  }

  /** Calls carry a bearer token. */
  public static Credentials bearer(SecretReference token) {
    return new Credentials(false, requireNonNull(token, "token"));
  }

  /** True when calls are signed with the job's AWS identity. */
  public boolean isAws() {
    return aws;
  }

  /** Where the bearer token is. */
  public Optional<SecretReference> bearerToken() {
    return Optional.ofNullable(token);
  }
}
