package com.thriviohr.udfs.prepare;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A hash that is the same on every machine and in every release: the start of a SHA-256. */
public final class StableHash {
  private StableHash() {}

  /** 32 hex digits of the SHA-256 of the parts, each ended by a zero byte. */
  public static String of(String... parts) {
    byte[] digest = digest(parts);
    StringBuilder hex = new StringBuilder(32);
    for (int i = 0; i < 16; i++) {
      hex.append(Character.forDigit((digest[i] >> 4) & 15, 16));
      hex.append(Character.forDigit(digest[i] & 15, 16));
    }
    return hex.toString();
  }

  /** A number from 0 up to, but not including, 1. */
  public static double fraction(String... parts) {
    byte[] digest = digest(parts);
    long bits = 0;
    for (int i = 0; i < 7; i++) {
      bits = bits << 8 | (digest[i] & 0xff);
    }
    return (bits >>> 3) / (double) (1L << 53);
  }

  /** A number from 0 up to, but not including, {@code bound}. */
  public static int bucket(int bound, String... parts) {
    return (int) (fraction(parts) * bound);
  }

  private static byte[] digest(String... parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        sha.update(part.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      return sha.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}
