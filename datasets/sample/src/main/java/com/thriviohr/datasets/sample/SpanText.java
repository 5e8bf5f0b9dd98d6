package com.thriviohr.datasets.sample;

import java.util.ArrayList;
import java.util.List;

/** Builds a text and remembers where each planted entity lies. */
final class SpanText {
  private final StringBuilder text = new StringBuilder();
  private final List<Span> spans = new ArrayList<>();
  private int codePoints;

  SpanText append(String literal) {
    text.append(literal);
    codePoints += literal.codePointCount(0, literal.length());
    return this;
  }

  SpanText plant(String type, String value, String personId) {
    int start = codePoints;
    append(value);
    spans.add(new Span(start, codePoints, type, value, personId));
    return this;
  }

  String text() {
    return text.toString();
  }

  List<Span> spans() {
    return List.copyOf(spans);
  }
}
