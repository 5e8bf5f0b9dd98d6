package com.thriviohr.datasets.text;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import java.lang.Character.UnicodeScript;

/**
 * How many tokens a text has, before a tokenizer counted: by script, as tokenizers of Llama 3's
 * size do on average. Four characters of Latin text are a token, two of another alphabet, and every
 * ideograph, kana and hangul is one. Exact counts need the model's tokenizer.
 */
public final class TokenEstimate {
  private static final int PER_MESSAGE = 8;
  private static final int QUARTERS = 4;

  private TokenEstimate() {}

  /** Tokens of a text, rounded up. */
  public static int of(String text) {
    long quarters = text.codePoints().mapToLong(TokenEstimate::quarters).sum();
    return Math.toIntExact((quarters + QUARTERS - 1) / QUARTERS);
  }

  /** Tokens of a prompt's turns, with the little that a chat template adds to each. */
  public static long of(Prompt prompt) {
    long tokens = 0;
    for (ChatMessage message : prompt.getMessages()) {
      tokens += PER_MESSAGE + of(message.getContent());
    }
    return tokens;
  }

  private static int quarters(int character) {
    if (character < 0x250 || !Character.isLetter(character)) {
      return 1;
    }
    switch (UnicodeScript.of(character)) {
      case LATIN:
        return 1;
      case HAN:
      case HIRAGANA:
      case KATAKANA:
      case HANGUL:
        return 4;
      default:
        return 2;
    }
  }
}
