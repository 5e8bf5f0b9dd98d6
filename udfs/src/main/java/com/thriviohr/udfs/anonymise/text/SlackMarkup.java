package com.thriviohr.udfs.anonymise.text;

import java.util.List;

/**
 * Slack's mrkdwn. A user mention becomes {@code @id|label}, or {@code @id} when its label is no
 * handle; links keep their label, or the address when there is none. Fences of code blocks stay.
 *
 * @see <a href="https://docs.slack.dev/messaging/formatting-message-text">Slack: formatting</a>
 */
final class SlackMarkup {
  private static final List<String> ENTITIES = List.of("&lt;", "&gt;", "&amp;");

  private SlackMarkup() {}

  static String plain(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int at = 0;
    int lastClose = text.lastIndexOf('>');
    while (at < text.length()) {
      char unit = text.charAt(at);
      int close = unit == '<' && at < lastClose ? text.indexOf('>', at) : -1;
      if (close > at + 1 && !opens(text, at + 1, close)) {
        out.append(decoded(target(text.substring(at + 1, close))));
        at = close + 1;
      } else if (unit == '&') {
        at = decodeEntity(text, at, out);
      } else if (text.startsWith(CodeBlocks.FENCE, at)) {
        out.append(CodeBlocks.FENCE);
        at += CodeBlocks.FENCE.length();
      } else if (unit == '`' || isEmphasis(text, at)) {
        at++;
      } else {
        out.append(unit);
        at++;
      }
    }
    return out.toString();
  }

  /** Slack escapes three characters and no more. */
  private static String decoded(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static int decodeEntity(String text, int at, StringBuilder out) {
    for (String entity : ENTITIES) {
      if (text.startsWith(entity, at)) {
        out.append(decoded(entity));
        return at + entity.length();
      }
    }
    out.append('&');
    return at + 1;
  }

  private static String target(String inside) {
    int bar = inside.indexOf('|');
    String head = bar < 0 ? inside : inside.substring(0, bar);
    String label = bar < 0 ? "" : inside.substring(bar + 1);
    switch (inside.charAt(0)) {
      case '@':
        return label.isEmpty() || label.indexOf(' ') >= 0 ? head : inside;
      case '#':
        return label.isEmpty() ? head : "#" + label;
      case '!':
        return label.isEmpty() ? "@" + head.substring(1) : label;
      default:
        return label.isEmpty() ? head : label;
    }
  }

  private static boolean opens(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == '<') {
        return true;
      }
    }
    return false;
  }

  /** A star or tilde that touches a word on one side only. */
  private static boolean isEmphasis(String text, int at) {
    char unit = text.charAt(at);
    if (unit != '*' && unit != '~' && unit != '_') {
      return false;
    }
    boolean before = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    boolean after = at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
    return before != after && closes(text, at, unit, after);
  }

  private static boolean closes(String text, int at, char unit, boolean opening) {
    int other = opening ? text.indexOf(unit, at + 1) : text.lastIndexOf(unit, at - 1);
    if (other < 0) {
      return false;
    }
    int newline = opening ? text.indexOf('\n', at) : text.lastIndexOf('\n', at);
    return newline < 0 || (opening ? other < newline : other > newline);
  }
}
