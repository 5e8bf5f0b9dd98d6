package com.thriviohr.udfs.anonymise.detect;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Consumer;

/** Finds wallet addresses: Bitcoin (Base58Check), SegWit (bc1…) and Ethereum (0x and 40 digits). */
public final class CryptoDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "crypto";

  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    if (input.digits() < 2) {
      return;
    }
    for (int t = 0; t < input.tokens().count(); t++) {
      int start = input.tokens().start(t);
      int length = input.tokens().end(t) - start;
      if (length >= 26 && length <= 62) {
        String token = input.text().substring(start, start + length);
        boolean checked =
            length <= 35 && "13".indexOf(token.charAt(0)) >= 0 && isBase58Check(token);
        if (checked || isSegWit(token) || isEther(token)) {
          Confidence strength = checked ? Confidence.CHECKSUM : Confidence.STRUCTURED;
          found.accept(new Entity(start, start + length, EntityTypes.CRYPTO, NAME, strength));
        }
      }
    }
  }

  private static boolean isSegWit(String token) {
    return token.startsWith("bc1")
        && token.length() >= 42
        && token.chars().skip(3).allMatch(unit -> BECH32.indexOf(unit) >= 0);
  }

  private static boolean isEther(String token) {
    return token.length() == 42
        && token.startsWith("0x")
        && token.chars().skip(2).allMatch(unit -> Character.digit(unit, 16) >= 0);
  }

  private static boolean isBase58Check(String token) {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < token.length(); i++) {
      int digit = BASE58.indexOf(token.charAt(i));
      if (digit < 0) {
        return false;
      }
      value = value.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    byte[] bytes = value.toByteArray();
    byte[] address = new byte[25];
    int length = Math.min(bytes.length, 25);
    System.arraycopy(bytes, bytes.length - length, address, 25 - length, length);
    byte[] hash = sha256(sha256(Arrays.copyOf(address, 21)));
    return Arrays.equals(Arrays.copyOf(hash, 4), Arrays.copyOfRange(address, 21, 25));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JRE has SHA-256.", e);
    }
  }
}
