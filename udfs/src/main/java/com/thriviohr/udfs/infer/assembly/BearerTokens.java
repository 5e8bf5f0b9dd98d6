package com.thriviohr.udfs.infer.assembly;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.infer.catalog.Endpoint;
import com.thriviohr.udfs.infer.catalog.InferenceCatalog;
import com.thriviohr.udfs.secret.SecretReference;
import java.util.Optional;

/** Fetches the tokens that endpoints name by reference. */
public final class BearerTokens {
  private BearerTokens() {}

  /**
   * Fetches every endpoint's token once, so that a run without one ends before it begins.
   *
   * @throws InvalidInputException naming the endpoint whose token cannot be fetched
   */
  public static void requireAll(InferenceCatalog catalog) {
    catalog.endpoints().values().forEach(BearerTokens::of);
  }

  /**
   * @throws InvalidInputException when the endpoint's token cannot be fetched or sent
   */
  static Optional<String> of(Endpoint endpoint) {
    return endpoint.credentials().bearerToken().map(reference -> fetch(reference, endpoint));
  }

  private static String fetch(SecretReference reference, Endpoint endpoint) {
    String owner = "Endpoint '" + endpoint.name() + "'";
    String token = reference.fetch(owner);
    if (!token.matches("[!-~]+")) {
      throw new InvalidInputException(
          owner
              + " takes its token from "
              + reference
              + ", which holds more than one: put the token alone there.");
    }
    return token;
  }
}
