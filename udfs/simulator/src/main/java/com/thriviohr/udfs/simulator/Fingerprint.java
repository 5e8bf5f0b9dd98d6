package com.thriviohr.udfs.simulator;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import com.thriviohr.datasets.text.Fnv1a;
import java.util.Locale;

/** 64-bit hashes that stay the same over runs and machines. */
public final class Fingerprint {
  private Fingerprint() {}

  /** What the ledger calls a prompt that came as chat, by whatever protocol. */
  public static long of(Prompt prompt) {
    PromptText text = new PromptText();
    for (ChatMessage message : prompt.getMessages()) {
      text.add(message.getRole().name().toLowerCase(Locale.ROOT), message.getContent());
    }
    return text.fingerprint();
  }

  /** Hash of a text, continuing from an earlier hash. */
  static long extend(long hash, CharSequence text) {
    return mix(Fnv1a.extend(hash ^ Fnv1a.OFFSET, text, text.length()));
  }

  /** Hash of two hashes; order counts. */
  static long combine(long first, long second) {
    return mix(first * 31 + mix(second + 0x9e3779b97f4a7c15L));
  }

  /** The hash as a fraction in [0, 1). */
  static double fraction(long hash) {
    return (hash >>> 11) * 0x1.0p-53;
  }

  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
