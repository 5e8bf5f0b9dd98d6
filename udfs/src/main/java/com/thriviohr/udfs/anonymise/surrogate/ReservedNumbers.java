package com.thriviohr.udfs.anonymise.surrogate;

import java.util.Locale;

/** Numbers and addresses that belong to nobody. */
final class ReservedNumbers {
  private final TenantKey key;

  ReservedNumbers(TenantKey key) {
    this.key = key;
  }

  /** 555-0100 to 555-0199 of any area code: reserved for fiction. */
  String phone(String text) {
    int number = key.number("phone", text);
    return "+1-" + (201 + number % 700) + "-555-0" + (100 + number / 700 % 100);
  }

  /** 198.18.0.0/15, reserved for benchmarks (RFC 2544), or 2001:db8::/32 (RFC 3849). */
  String ipAddress(String text) {
    int n = key.number("ip", text);
    return text.indexOf(':') >= 0
        ? String.format(Locale.ROOT, "2001:db8::%x", 1 + n % 65_000)
        : "198." + (18 + n % 2) + "." + n / 2 % 256 + "." + (1 + n / 512 % 254);
  }

  /** 00:00:5E:00:53:00 to FF, reserved for documentation (RFC 7042). */
  String macAddress(String text) {
    return String.format(Locale.ROOT, "00:00:5E:00:53:%02X", key.number("mac", text) % 256);
  }
}
