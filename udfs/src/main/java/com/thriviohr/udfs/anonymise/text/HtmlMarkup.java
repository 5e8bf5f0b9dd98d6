package com.thriviohr.udfs.anonymise.text;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/** HTML as chat and mail systems send it. Attributes, comments, scripts and styles are dropped. */
final class HtmlMarkup {
  private HtmlMarkup() {}

  /** The text a reader sees; block ends become line ends. */
  static String plain(String html) {
    Document document = Jsoup.parse(html);
    document.outputSettings().prettyPrint(false);
    document.select("script,style,head").remove();
    document.select("br,p,div,li,tr,h1,h2,h3,blockquote").after("\n");
    document.select("td,th,img,hr").after(" ");
    // Teams writes a mention as <at>name</at>.
    document.select("at").prepend("@");
    return document.wholeText().strip();
  }
}
