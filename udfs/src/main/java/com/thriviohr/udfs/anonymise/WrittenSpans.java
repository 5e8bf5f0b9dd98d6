package com.thriviohr.udfs.anonymise;

import java.util.ArrayList;
import java.util.List;

/**
 * Where earlier passes wrote stand-ins into a text: a later pass leaves them alone by their place,
 * never by their looks. Spans are disjoint and in text order; offsets count UTF-16 units.
 */
final class WrittenSpans {
  static final WrittenSpans NONE = new WrittenSpans();

  private final List<int[]> spans = new ArrayList<>();

  /** Adds a span behind all others. */
  void add(int start, int end) {
    if (end > start) {
      spans.add(new int[] {start, end});
    }
  }

  /** Adds what another text has of spans in a part of it that is copied here. */
  void copy(WrittenSpans from, int start, int end, int to) {
    for (int[] span : from.spans) {
      int first = Math.max(start, span[0]);
      int last = Math.min(end, span[1]);
      add(first - start + to, last - start + to);
    }
  }

  /** The parts of a stretch that no pass wrote, in text order. */
  List<int[]> unwritten(int start, int end) {
    List<int[]> parts = new ArrayList<>();
    int at = start;
    for (int[] span : spans) {
      if (span[1] > at && span[0] < end) {
        if (span[0] > at) {
          parts.add(new int[] {at, span[0]});
        }
        at = span[1];
      }
    }
    if (at < end) {
      parts.add(new int[] {at, end});
    }
    return parts;
  }

  boolean isEmpty() {
    return spans.isEmpty();
  }
}
