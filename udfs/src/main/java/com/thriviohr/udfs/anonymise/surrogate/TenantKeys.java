package com.thriviohr.udfs.anonymise.surrogate;

import com.thriviohr.datasets.InvalidInputException;
import java.util.Arrays;

/** One key per tenant, derived from the master key. Never shows a key. Thread-safe. */
public final class TenantKeys {
  /** Fewest bytes of a master key. */
  public static final int FEWEST_BYTES = 32;

  private final byte[] master;

  private TenantKeys(byte[] master) {
    this.master = master;
  }

  /**
   * @param master the master key, at least {@link #FEWEST_BYTES} bytes
   * @param reference where it came from, for the message
   * @throws InvalidInputException when the key is too short
   */
  public static TenantKeys of(byte[] master, String reference) {
    if (master.length < FEWEST_BYTES) {
      throw new InvalidInputException(
          String.format(
              "--anonymise.key %s has %d bytes and needs at least %d; make one with"
                  + " \"openssl rand -base64 48\".",
              reference, master.length, FEWEST_BYTES));
    }
    return new TenantKeys(Arrays.copyOf(master, master.length));
  }

  /** A fresh key object of a tenant, for one thread. */
  public TenantKey tenant(String tenantId) {
    return new TenantKey(new TenantKey(master).digest("tenant", tenantId));
  }

  @Override
  public String toString() {
    return "TenantKeys";
  }
}
