package com.thriviohr.udfs.anonymise.text;

import java.util.Locale;
import java.util.Set;
import org.unbescape.html.HtmlEscape;

/**
 * HTML as chat and mail systems send it. Attributes, comments, scripts and styles are dropped. A
 * scan instead of a parse: a megabyte of open tags takes a parser minutes.
 */
final class HtmlMarkup {
  /**
   * Elements that start and end a line where they are shown.
   *
   * @see <a href="https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3">Rendering
   *     of flow content</a>
   */
  private static final Set<String> BLOCKS =
      Set.of(
          ("address article aside blockquote body br button caption center dd details dialog dir div"
                  + " dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6"
                  + " head header hgroup hr html iframe legend li listing main menu nav noscript ol"
                  + " optgroup option p plaintext pre search section select summary table tbody"
                  + " textarea tfoot thead title tr ul xmp")
              .split(" "));

  private static final Set<String> GAPS =
      Set.of("td", "th", "img", "col", "colgroup", "input", "svg", "video");
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
    String element = name.startsWith("/") ? name.substring(1) : name;
    if (BLOCKS.contains(element)) {
      lineBreak();
    } else if (GAPS.contains(element)) {
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
