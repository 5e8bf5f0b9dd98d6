package com.thriviohr.udfs.anonymise.surrogate;

import java.nio.ByteBuffer;
import java.util.Locale;

/** A check in a tenant's handles, addresses, numbers and ids, which only its key can make. */
final class SurrogateMark {
  static final String LETTERS = "bcdfghjkmnpqrstvwxz0123456789";
  static final int BODY = 5;
  static final int LENGTH = 8;

  private final TenantKey key;

  SurrogateMark(TenantKey key) {
    this.key = key;
  }

  /** Eight characters for a given name: five from the bits, three that prove them. */
  String suffix(String given, long bits) {
    StringBuilder body = new StringBuilder().append((char) ('2' + Math.floorMod(bits, 8)));
    long rest = bits >>> 3;
    for (int i = 1; i < BODY; i++) {
      body.append(LETTERS.charAt((int) Math.floorMod(rest, (long) LETTERS.length())));
      rest /= LETTERS.length();
    }
    return body + proof(given, body.toString());
  }

  /** Four hex digits that prove a body of hex digits. */
  String seal(String body) {
    return String.format(Locale.ROOT, "%04x", bits("seal", body) & 0xffff);
  }

  /** True for one in so many texts of a kind: surrogates are taken from these alone. */
  boolean admits(String kind, String text, int oneIn) {
    return bits("mark-" + kind, text) % oneIn == 0;
  }

  private String proof(String given, String body) {
    int bits = bits("mark", given.toLowerCase(Locale.ROOT) + "\n" + body);
    StringBuilder proof = new StringBuilder();
    for (int i = BODY; i < LENGTH; i++) {
      proof.append(LETTERS.charAt(bits % LETTERS.length()));
      bits /= LETTERS.length();
    }
    return proof.toString();
  }

  private int bits(String kind, String text) {
    return ByteBuffer.wrap(key.digest(kind, text)).getInt() & Integer.MAX_VALUE;
  }
}
