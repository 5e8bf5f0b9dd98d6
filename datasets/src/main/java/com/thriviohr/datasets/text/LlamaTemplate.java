package com.thriviohr.datasets.text;

import com.thriviohr.datasets.record.ChatMessage;
import com.thriviohr.datasets.record.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the Llama 3 models want a chat written as one text: begin of text once, then each turn's
 * header, two line feeds, its trimmed content and end of turn.
 *
 * @see <a href="https://github.com/meta-llama/llama3/blob/main/llama/tokenizer.py">ChatFormat</a>
 * @see <a href="https://github.com/huggingface/trl/tree/main/trl/chat_templates">the templates of
 *     Hugging Face</a>
 */
public enum LlamaTemplate {
  /** Meta's ChatFormat. */
  LLAMA_3(""),

  /**
   * The template of Llama 3.1, which always begins with a system turn that names two dates. Today's
   * date is the template's own default, so that a rendering never changes from day to day.
   */
  LLAMA_3_1("Cutting Knowledge Date: December 2023\nToday Date: 26 Jul 2024\n\n");

  /** Ends a turn. */
  public static final String END_OF_TURN = "<|eot_id|>";

  private static final String BEGIN = "<|begin_of_text|>";
  private static final Pattern TURN =
      Pattern.compile(
          "\\G<\\|start_header_id\\|>(system|user|assistant)<\\|end_header_id\\|>\n\n"
              + "(.*?)<\\|eot_id\\|>",
          Pattern.DOTALL);

  private final String dates;

  LlamaTemplate(String dates) {
    this.dates = dates;
  }

  /**
   * The turns as one finished training text.
   *
   * @param turns contents without control-token literals, see {@link TurnText}
   */
  public String render(List<ChatMessage> turns) {
    StringBuilder text = new StringBuilder(BEGIN);
    boolean ownSystem = !turns.isEmpty() && turns.get(0).getRole() == Role.SYSTEM;
    if (!dates.isEmpty()) {
      append(text, Role.SYSTEM, dates + (ownSystem ? content(turns.get(0)) : ""));
    }
    for (ChatMessage turn :
        ownSystem && !dates.isEmpty() ? turns.subList(1, turns.size()) : turns) {
      append(text, turn.getRole(), content(turn));
    }
    return text.toString();
  }

  /** The turns, and the header of the answer that is asked for. */
  public String prompt(List<ChatMessage> turns) {
    return render(turns) + header(Role.ASSISTANT);
  }

  /** The turns of a text that this template renders exactly so; empty for any other text. */
  public Optional<List<ChatMessage>> parse(String text) {
    List<ChatMessage> turns = new ArrayList<>();
    Matcher turn = TURN.matcher(text);
    for (int at = BEGIN.length(); at <= text.length() && turn.find(at); at = turn.end()) {
      Role role = Role.valueOf(turn.group(1).toUpperCase(Locale.ROOT));
      turns.add(new ChatMessage(role, turn.group(2)));
    }
    if (!dates.isEmpty() && !turns.isEmpty() && turns.get(0).getContent().startsWith(dates)) {
      String system = turns.remove(0).getContent().substring(dates.length());
      if (!system.isEmpty()) {
        turns.add(0, new ChatMessage(Role.SYSTEM, system));
      }
    }
    return render(turns).equals(text) ? Optional.of(turns) : Optional.empty();
  }

  private static void append(StringBuilder text, Role role, String content) {
    text.append(header(role)).append(content).append(END_OF_TURN);
  }

  private static String header(Role role) {
    return "<|start_header_id|>" + role.name().toLowerCase(Locale.ROOT) + "<|end_header_id|>\n\n";
  }

  private static String content(ChatMessage turn) {
    return TurnText.trim(turn.getContent());
  }
}
