package com.thriviohr.udfs.simulator;

/**
 * The simulator's token rule, for input and output alike: four characters a token, rounded up. It
 * is the rule of {@code TrainingExample.estimated_tokens}.
 */
final class SimulatedTokenizer {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private SimulatedTokenizer() {}

  /** Tokens in a text of that many characters (UTF-16 units). */
  static int ofLength(long characters) {
    return Math.toIntExact((characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN);
  }

  /** The longest prefix of a text that has at most {@code maxTokens} tokens. */
  static String cut(String text, int maxTokens) {
    long most = (long) maxTokens * CHARACTERS_PER_TOKEN;
    if (text.length() <= most) {
      return text;
    }
    int end = (int) most;
    boolean splitsPair = end > 0 && Character.isHighSurrogate(text.charAt(end - 1));
    return text.substring(0, splitsPair ? end - 1 : end);
  }
}
