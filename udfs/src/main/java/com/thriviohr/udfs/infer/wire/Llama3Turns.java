package com.thriviohr.udfs.infer.wire;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Prompt;
import java.util.Locale;

/**
 * The turns of a prompt in the Llama 3 chat template, for servers that apply none.
 *
 * @see <a href="https://www.llama.com/docs/model-cards-and-prompt-formats/meta-llama-3/">Llama 3
 *     prompt format</a>
 */
final class Llama3Turns {
  /** Ends a turn. */
  static final String END = "<|eot_id|>";

  private Llama3Turns() {}

  /** All turns, and the beginning of the assistant's answer. */
  static String of(Prompt prompt) {
    StringBuilder turns = new StringBuilder("<|begin_of_text|>");
    for (ChatMessage message : prompt.getMessages()) {
      turns.append(header(message.getRole().name().toLowerCase(Locale.ROOT)));
      turns.append(message.getContent()).append(END);
    }
    return turns.append(header("assistant")).toString();
  }

  private static String header(String role) {
    return "<|start_header_id|>" + role + "<|end_header_id|>\n\n";
  }
}
