package com.thriviohr.udfs.prepare;

import com.google.re2j.Pattern;

/**
 * Defuses chat-template control tokens in data. Tokenizers turn a literal {@code <|eot_id|>} inside
 * a text into the real token, and a message could so end its turn and forge the next.
 */
public final class ControlTokens {
  private static final Pattern CONTROL = Pattern.compile("<\\|([^|<>]{0,64})\\|>");

  private ControlTokens() {}

  /** The text with {@code <|x|>} written as {@code <x>}; a text without stays the same object. */
  public static String neutralise(String text) {
    String result = text;
    // Defusing can put the outer parts of a nested token together: until none is left.
    while (result.contains("<|") && CONTROL.matcher(result).find()) {
      result = CONTROL.matcher(result).replaceAll("<$1>");
    }
    return result;
  }

  /** True when a text holds a control token. */
  public static boolean isIn(String text) {
    return text.contains("<|") && CONTROL.matcher(text).find();
  }
}
