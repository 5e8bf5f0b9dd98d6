package com.thriviohr.udfs.anonymise.surrogate;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under the key of one tenant. Not thread-safe; never shows the key. */
public final class TenantKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final Mac mac;

  /**
   * @param key at least 32 bytes
   */
  TenantKey(byte[] key) {
    try {
      this.mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("Every JRE has " + ALGORITHM + ".", e);
    }
  }

  /** 32 bytes for a text of a kind; other kinds give other bytes for the same text. */
  public byte[] digest(String kind, String text) {
    mac.update(kind.getBytes(StandardCharsets.UTF_8));
    mac.update((byte) 0);
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A number from 0 to 2^31 - 1, the same for the same text. */
  int number(String kind, String text) {
    return ByteBuffer.wrap(digest(kind, text)).getInt() & Integer.MAX_VALUE;
  }

  @Override
  public String toString() {
    return "TenantKey";
  }
}
