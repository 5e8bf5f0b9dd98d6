package com.thriviohr.udfs.prepare;

import com.thriviohr.datasets.record.ChatMessage;
import java.util.List;
import java.util.Locale;

/**
 * Renders chat turns as Llama 3 was trained on them.
 *
 * @see <a href="https://github.com/meta-llama/llama3/blob/main/llama/tokenizer.py">Meta's
 *     ChatFormat</a>
 */
public final class Llama3Template {
  private static final int CHARACTERS_PER_TOKEN = 4;

  private Llama3Template() {}

  /** The finished training text: it ends with the last turn's {@code <|eot_id|>}. */
  public static String render(List<ChatMessage> messages) {
    StringBuilder text = new StringBuilder("<|begin_of_text|>");
    for (ChatMessage message : messages) {
      text.append("<|start_header_id|>")
          .append(message.getRole().name().toLowerCase(Locale.ROOT))
          .append("<|end_header_id|>\n\n")
          .append(message.getContent().strip())
          .append("<|eot_id|>");
    }
    return text.toString();
  }

  /** An estimate of the tokens of a text; the real count needs Meta's vocabulary. */
  public static int estimateTokens(String text) {
    return (text.length() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN;
  }
}
