package com.thriviohr.datasets.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A hash that is the same on every machine, JVM and run: SHA-256 over the parts, each with its
 * length in front, so that ("ab", "c") and ("a", "bc") differ.
 *
 * <p>It names and spreads records; it hides nothing.
 */
public final class StableHash {
  private static final int HEX_BYTES = 16;
  private static final double TWO_POW_53 = 0x1p53;

  private final byte[] digest;

  private StableHash(byte[] digest) {
    this.digest = digest;
  }

  /**
   * @param parts any number of texts; null is a value of its own
   */
  public static StableHash of(String... parts) {
    Builder hash = new Builder();
    for (String part : parts) {
      hash.add(part);
    }
    return hash.build();
  }

  /** All 32 bytes. */
  public byte[] bytes() {
    return digest.clone();
  }

  /** 32 hexadecimal digits. */
  public String hex() {
    StringBuilder hex = new StringBuilder(2 * HEX_BYTES);
    for (byte octet : Arrays.copyOf(digest, HEX_BYTES)) {
      hex.append(Character.forDigit((octet >> 4) & 0xF, 16))
          .append(Character.forDigit(octet & 0xF, 16));
    }
    return hex.toString();
  }

  /** A number in [0, 1), evenly spread. */
  public double fraction() {
    return (ByteBuffer.wrap(digest).getLong() >>> 11) / TWO_POW_53;
  }

  /**
   * A number in [0, buckets), evenly spread.
   *
   * @param buckets at least 1
   */
  public int bucket(int buckets) {
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(digest).getLong(), buckets);
  }

  /** Takes part after part. */
  public static final class Builder {
    private final MessageDigest sha256;

    /** Nothing yet. */
    public Builder() {
      try {
        sha256 = MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("Every Java platform has SHA-256", e);
      }
    }

    /** Adds a part; null differs from an empty one. */
    public Builder add(String part) {
      byte[] bytes = part == null ? new byte[0] : part.getBytes(StandardCharsets.UTF_8);
      int length = part == null ? -1 : bytes.length;
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
      sha256.update(bytes);
      return this;
    }

    /** The hash of all parts. */
    public StableHash build() {
      return new StableHash(sha256.digest());
    }
  }
}
