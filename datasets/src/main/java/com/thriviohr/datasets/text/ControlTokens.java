package com.thriviohr.datasets.text;

import java.util.List;

/**
 * Literals that a tokenizer may take for control tokens, such as {@code <|eot_id|>}.
 *
 * <p>Hugging Face tokenizers turn such a literal inside a message into the real token, and whoever
 * writes it ends the turn and starts one of their own. They are therefore broken in the data.
 *
 * @see <a href="https://github.com/meta-llama/llama3/blob/main/llama/tokenizer.py">Llama 3
 *     ChatFormat</a>
 */
public final class ControlTokens {
  private static final String OPENING = "<|";
  private static final List<String> OLDER_TEMPLATES =
      List.of("[INST]", "[/INST]", "<<SYS>>", "<</SYS>>", "<s>", "</s>");

  private ControlTokens() {}

  /**
   * Breaks every literal visibly behind its first character: {@code <|…|>} into {@code < |…|>},
   * {@code [INST]} into {@code [ INST]}. Doing it again changes nothing.
   *
   * <p>The opening alone is broken: no token starts without it, and {@code |>} is a pipe in code.
   */
  public static String neutralise(String text) {
    String broken = text.replace(OPENING, "< |");
    for (String token : OLDER_TEMPLATES) {
      broken = broken.replace(token, token.charAt(0) + " " + token.substring(1));
    }
    return broken;
  }

  /** True when the text holds a literal of Llama 3 or of an older Llama or Mistral template. */
  public static boolean contains(String text) {
    return text.contains(OPENING) || OLDER_TEMPLATES.stream().anyMatch(text::contains);
  }
}
