package com.thriviohr.datasets.text;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;

/** How many tokens a prompt has, before anybody counted. */
public final class TokenEstimate {
  private static final int CHARACTERS = 3;
  private static final int PER_MESSAGE = 8;

  private TokenEstimate() {}

  /** A careful guess: three characters a token, where English text has about four. */
  public static long estimate(Prompt prompt) {
    long tokens = 0;
    for (ChatMessage message : prompt.getMessages()) {
      tokens += PER_MESSAGE + message.getContent().length() / CHARACTERS;
    }
    return tokens;
  }

  /** The same of an answer's text. */
  public static long estimate(String text) {
    return (text.length() + CHARACTERS - 1L) / CHARACTERS;
  }
}
