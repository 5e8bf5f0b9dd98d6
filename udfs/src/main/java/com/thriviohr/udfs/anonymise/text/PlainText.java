package com.thriviohr.udfs.anonymise.text;

import com.thriviohr.datasets.record.Format;

/** What a reader of the message sees: markup resolved, escapes decoded once. */
public final class PlainText {
  private PlainText() {}

  /** The plain text of a message in any format. */
  public static String of(String text, Format format) {
    switch (format) {
      case MRKDWN:
        return SlackMarkup.plain(text);
      case HTML:
        return HtmlMarkup.plain(text);
      case PLAIN:
        return text;
    }
    throw new IllegalArgumentException("Unknown format " + format);
  }
}
