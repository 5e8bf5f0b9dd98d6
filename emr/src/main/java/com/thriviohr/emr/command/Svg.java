package com.thriviohr.emr.command;

import java.util.List;
import java.util.Locale;

/** A picture of boxes and words. */
final class Svg {
  private static final int LINE = 19;

  private final StringBuilder out = new StringBuilder();

  Svg(int width, int height) {
    out.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n",
            width,
            height));
  }

  void title(String words) {
    text(20, 34, words, " font-size=\"20\" font-weight=\"bold\"");
  }

  void box(int x, int y, int width, int height, String words) {
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\" fill=\"#1f6feb\""
                + " fill-opacity=\"0.05\" stroke=\"#1f6feb\"/>%n",
            x,
            y,
            width,
            height));
    text(x + 12, y + 24, words, " font-weight=\"bold\"");
  }

  void list(int x, int y, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      text(x, y + i * LINE, lines.get(i), " xml:space=\"preserve\"");
    }
  }

  private void text(int x, int y, String words, String style) {
    String escaped = words.replace("&", "&amp;").replace("<", "&lt;");
    out.append(
        String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\"%s>%s</text>%n", x, y, style, escaped));
  }

  String end() {
    return out.append("</svg>\n").toString();
  }
}
