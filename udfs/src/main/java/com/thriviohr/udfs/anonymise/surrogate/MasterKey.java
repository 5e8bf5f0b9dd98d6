package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.datasets.InvalidInputException;
import com.thriviohr.udfs.secret.SecretReference;
import java.nio.charset.StandardCharsets;

/** Fetches the master key from where a reference points. White space around it is dropped. */
public final class MasterKey {
  private static final String SETTING = "--anonymise.key";

  private MasterKey() {}

  /**
   * @param reference where the key is, see {@link SecretReference}
   * @throws InvalidInputException when it cannot be fetched or is too short
   */
  public static TenantKeys fetch(String reference) {
    SecretReference secret =
        SecretReference.parse(reference).orElseThrow(MasterKey::keyInTheArguments);
    return TenantKeys.of(secret.fetch(SETTING).getBytes(StandardCharsets.UTF_8), reference);
  }

  /** The reference is not repeated: somebody may have put the key itself there. */
  private static InvalidInputException keyInTheArguments() {
    return new InvalidInputException(
        SETTING
            + " is not a reference and the key itself never belongs into the arguments; give "
            + SecretReference.FORMS
            + " of a secret with at least 32 bytes.");
  }
}
