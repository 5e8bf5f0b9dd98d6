package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.tagger.TextSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Names in Latin letters inside a text of another script. The words around them are no part of the
 * names and tell the model nothing, so that each stretch of Latin letters is read alone, too.
 */
final class LatinNames {
  private LatinNames() {}

  /** The names in text order, without words of another script, and those of the stretches. */
  static List<TextSpan> among(String text, List<TextSpan> names, NameTagger tagger) {
    List<TextSpan> all = new ArrayList<>();
    NavigableMap<Integer, TextSpan> byStart = new TreeMap<>();
    names.forEach(name -> byStart.put(name.start(), name));
    int at = 0;
    while (at < text.length()) {
      int start = at;
      while (at < text.length() && !isOther(text.charAt(at))) {
        at++;
      }
      if (at > start) {
        all.addAll(ofStretch(text, start, at, byStart, tagger));
      }
      while (at < text.length() && isOther(text.charAt(at))) {
        at++;
      }
    }
    names.stream().filter(name -> !hasLatin(text, name)).forEach(all::add);
    all.sort(Comparator.comparingInt(TextSpan::start));
    return all;
  }

  /** What the whole text told of a stretch, else what the stretch tells alone. */
  private static List<TextSpan> ofStretch(
      String text, int start, int end, NavigableMap<Integer, TextSpan> names, NameTagger tagger) {
    List<TextSpan> told = new ArrayList<>();
    Integer first = names.floorKey(start);
    for (TextSpan name : names.subMap(first == null ? start : first, end).values()) {
      TextSpan part = within(text, Math.max(start, name.start()), Math.min(end, name.end()));
      if (part != null) {
        told.add(part);
      }
    }
    if (told.isEmpty()) {
      for (TextSpan name : tagger.tag(text.substring(start, end))) {
        told.add(new TextSpan(start + name.start(), start + name.end()));
      }
    }
    return told;
  }

  /** From the first to the last Latin letter; null without any. */
  private static TextSpan within(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && !isLatin(text.charAt(start))) {
      start++;
    }
    while (end > start && !isLatin(text.charAt(end - 1))) {
      end--;
    }
    return start < end ? new TextSpan(start, end) : null;
  }

  private static boolean hasLatin(String text, TextSpan name) {
    return within(text, name.start(), name.end()) != null;
  }

  /** True for a letter of another script. */
  static boolean isOther(char unit) {
    return unit >= 0x250 && Character.isLetter(unit) && !isLatin(unit);
  }

  private static boolean isLatin(char unit) {
    return Character.isLetter(unit)
        && (unit < 0x250 || Character.UnicodeScript.of(unit) == Character.UnicodeScript.LATIN);
  }
}
