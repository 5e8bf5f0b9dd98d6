package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.ChatMessage;
import java.util.List;
import java.util.Locale;

/**
 * The chat template of Llama 3 as Meta's ChatFormat renders it: no "Cutting Knowledge Date" block,
 * which only the 3.1 template of Hugging Face adds.
 *
 * @see <a href="https://github.com/meta-llama/llama3/blob/main/llama/tokenizer.py">ChatFormat</a>
 */
public final class Llama3Template {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private Llama3Template() {}

  /**
   * The turns as one finished training text: begin of text once, then each turn's header, two line
   * feeds, its trimmed content and end of turn.
   *
   * @param turns contents without control-token literals, see {@link TurnText}
   */
  public static String render(List<ChatMessage> turns) {
    StringBuilder text = new StringBuilder("<|begin_of_text|>");
    for (ChatMessage turn : turns) {
      text.append("<|start_header_id|>")
          .append(turn.getRole().name().toLowerCase(Locale.ROOT))
          .append("<|end_header_id|>\n\n")
          .append(TurnText.trim(turn.getContent()))
          .append("<|eot_id|>");
    }
    return text.toString();
  }

  /** Estimated tokens: code points / 4, rounded up. Exact counts need the model's tokenizer. */
  public static int estimateTokens(String text) {
    int characters = text.codePointCount(0, text.length());
    return (characters + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }
}
