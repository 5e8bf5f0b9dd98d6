package com.thriviohr.udfs.anonymise;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.thriviohr.datasets.record.Format;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * Resolves a message's markup to plain text, before anything is detected: a name split by tags is
 * still a name.
 *
 * @see <a href="https://api.slack.com/reference/surfaces/formatting">Slack mrkdwn</a>
 */
final class PlainText {
  private static final Pattern SLACK_LINK = Pattern.compile("<([^<>|]*)(?:\\|([^<>]*))?>");

  private PlainText() {}

  static String of(String text, Format format) {
    switch (format) {
      case MRKDWN:
        return slack(text);
      case HTML:
        return html(text);
      default:
        return text;
    }
  }

  private static String slack(String text) {
    if (text.indexOf('<') < 0 && text.indexOf('&') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    Matcher link = SLACK_LINK.matcher(text);
    int position = 0;
    while (link.find()) {
      plain.append(text, position, link.start()).append(resolve(link.group(1), link.group(2)));
      position = link.end();
    }
    plain.append(text, position, text.length());
    // Entities are decoded once and last: decoded earlier they could pass for markup.
    return plain.toString().replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static String resolve(String target, String label) {
    if (target.startsWith("@") || target.startsWith("#")) {
      return target.charAt(0)
          + (target.startsWith("#") && label != null ? label : target.substring(1));
    }
    if (target.startsWith("!")) {
      return "@" + target.substring(1);
    }
    String address = target.startsWith("mailto:") ? target.substring(7) : target;
    return label == null || label.equals(address) ? address : label + " (" + address + ")";
  }

  private static String html(String text) {
    Document document = Jsoup.parse(text);
    document.select("br,p,div,li").after("\n");
    return document.wholeText().strip();
  }
}
