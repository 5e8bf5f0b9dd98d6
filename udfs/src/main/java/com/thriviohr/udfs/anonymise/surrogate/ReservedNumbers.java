package com.thriviohr.udfs.anonymise.surrogate;

import java.util.Locale;
import java.util.function.IntFunction;

/**
 * Numbers and addresses that belong to nobody. Of each range only those the tenant's mark admits
 * are given out, so that the tenant's own ones can be told from others of the range.
 */
final class ReservedNumbers {
  private static final int ONE_IN = 16;
  private static final int MOST_TRIES = 2_000;

  private final TenantKey key;
  private final SurrogateMark mark;

  ReservedNumbers(TenantKey key, SurrogateMark mark) {
    this.key = key;
    this.mark = mark;
  }

  /** 555-0100 to 555-0199 of any area code: reserved for fiction. */
  String phone(String text) {
    return admitted(
        "phone",
        text,
        number -> "+1-" + (201 + number % 700) + "-555-0" + (100 + number / 700 % 100));
  }

  /** 198.18.0.0/15, reserved for benchmarks (RFC 2544), or 2001:db8::/32 (RFC 3849). */
  String ipAddress(String text) {
    if (text.indexOf(':') >= 0) {
      return admitted("ip", text, n -> String.format(Locale.ROOT, "2001:db8::%x", 1 + n % 65_000));
    }
    return admitted(
        "ip", text, n -> "198." + (18 + n % 2) + "." + n / 2 % 256 + "." + (1 + n / 512 % 254));
  }

  /** 00:00:5E:00:53:00 to FF, reserved for documentation (RFC 7042). */
  String macAddress(String text) {
    return admitted("mac", text, n -> String.format(Locale.ROOT, "00:00:5E:00:53:%02X", n % 256));
  }

  private String admitted(String kind, String text, IntFunction<String> form) {
    String candidate = "";
    for (int i = 0; i < MOST_TRIES; i++) {
      candidate = form.apply(key.number(kind, i + "\n" + text));
      if (mark.admits(kind, candidate, ONE_IN)) {
        break;
      }
    }
    return candidate;
  }
}
