package com.thriviohr.udfs.anonymise.text;

import java.util.Locale;
import java.util.Set;
import org.unbescape.html.HtmlEscape;

/**
 * HTML as chat and mail systems send it. Attributes, comments, scripts and styles are dropped. A
 * scan instead of a parse: a megabyte of open tags takes a parser minutes.
 */
final class HtmlMarkup {
  private static final Set<String> BREAKS =
      Set.of(
          "br",
          "p",
          "/p",
          "div",
          "/div",
          "li",
          "/li",
          "tr",
          "/tr",
          "h1",
          "/h1",
          "h2",
          "/h2",
          "h3",
          "/h3",
          "blockquote",
          "/blockquote");
  private static final Set<String> GAPS = Set.of("td", "/td", "th", "/th", "img", "hr");
  private static final int LONGEST_NAME = 12;

  private final String html;
  private final StringBuilder out;
  private int at;

  private HtmlMarkup(String html) {
    this.html = html;
    this.out = new StringBuilder(html.length());
  }

  /** The text a reader sees; block ends become line ends. */
  static String plain(String html) {
    return new HtmlMarkup(html).read();
  }

  private String read() {
    int text = 0;
    while (at < html.length()) {
      boolean tag = html.charAt(at) == '<' && at + 1 < html.length() && opens(html.charAt(at + 1));
      if (tag) {
        text(text, at);
        tag();
        text = at;
      } else {
        at++;
      }
    }
    text(text, html.length());
    return out.toString().strip();
  }

  private void text(int from, int to) {
    if (to > from) {
      String chunk = html.substring(from, to);
      out.append(chunk.indexOf('&') < 0 ? chunk : HtmlEscape.unescapeHtml(chunk));
    }
  }

  private static boolean opens(char unit) {
    return Characters.isAsciiLetter(unit) || unit == '/' || unit == '!' || unit == '?';
  }

  private void tag() {
    if (html.startsWith("<!--", at)) {
      skipBehind("-->");
      return;
    }
    String name = name();
    if (name.equals("script") || name.equals("style")) {
      skipBehind("</" + html.substring(at + 1, at + 1 + name.length()));
    }
    if (BREAKS.contains(name)) {
      lineBreak();
    } else if (GAPS.contains(name)) {
      out.append(' ');
    } else if (name.equals("at")) {
      // Teams writes a mention as <at>name</at>.
      out.append('@');
    }
    skipBehind(">");
  }

  private String name() {
    int end = at + 2;
    while (end < html.length()
        && end - at <= LONGEST_NAME
        && Characters.isAsciiWord(html.charAt(end))) {
      end++;
    }
    return html.substring(at + 1, end).toLowerCase(Locale.ROOT);
  }

  private void lineBreak() {
    if (out.length() > 0 && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private void skipBehind(String mark) {
    int found = html.indexOf(mark, at);
    at = found < 0 ? html.length() : found + mark.length();
  }
}
