package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;
import java.util.function.Consumer;

/** Finds IPv4 and IPv6 addresses by parsing every run of their characters. */
public final class IpAddressDetector implements Detector {
  /** Policy name. */
  public static final String NAME = "ip-address";

  private static final int LONGEST = 45;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void detect(DetectionInput input, Consumer<Entity> found) {
    int marks = input.count('.') + input.count(':') + input.count('-');
    if (marks < 2) {
      return;
    }
    if (input.count('.') > 2) {
      quads(input, found);
    }
    if (input.count(':') > 1) {
      runs(input, found);
    }
  }

  private static void quads(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    for (int at = 0; at < text.length(); at++) {
      boolean starts =
          Characters.isDigit(text.charAt(at))
              && !Characters.isWord(input.at(at - 1))
              && !(input.at(at - 1) == '.' && Characters.isDigit(input.at(at - 2)));
      int length = starts ? Addresses.quadLength(text, at) : 0;
      if (length > 0) {
        found.accept(
            new Entity(at, at + length, EntityTypes.IP_ADDRESS, NAME, Confidence.STRUCTURED));
        at += length;
      }
    }
  }

  private static void runs(DetectionInput input, Consumer<Entity> found) {
    String text = input.text();
    int at = 0;
    while (at < text.length()) {
      if (!isPart(text.charAt(at))) {
        at++;
        continue;
      }
      int end = at;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      run(input, at, end, found);
      at = end;
    }
  }

  private static boolean isPart(char unit) {
    return Characters.isHex(unit) || unit == '.' || unit == ':' || unit == '-';
  }

  private static void run(DetectionInput input, int start, int end, Consumer<Entity> found) {
    int from = start;
    int to = end;
    if (Characters.isWord(input.at(to))) {
      to = cutBack(input, from, to);
    }
    if (Characters.isWord(input.at(from - 1))) {
      return;
    }
    while (to > from && isTrailing(input, from, to)) {
      to--;
    }
    while (to > from && isLeading(input, from)) {
      from++;
    }
    if (to - from < 2 || to - from > 2 * LONGEST) {
      return;
    }
    String candidate = input.text().substring(from, to);
    if (Addresses.isV6(candidate)) {
      found.accept(new Entity(from, to, EntityTypes.IP_ADDRESS, NAME, Confidence.STRUCTURED));
    }
  }

  /** A word that runs on behind the run is no part of an address; a mark before it ends one. */
  private static int cutBack(DetectionInput input, int from, int end) {
    int to = end;
    while (to > from && Characters.isHex(input.at(to - 1))) {
      to--;
    }
    return to;
  }

  private static boolean isLeading(DetectionInput input, int from) {
    char first = input.at(from);
    return first == '.' || first == '-' || (first == ':' && input.at(from + 1) != ':');
  }

  private static boolean isTrailing(DetectionInput input, int from, int to) {
    char last = input.at(to - 1);
    return last == '.'
        || last == '-'
        || (last == ':' && (to - from < 2 || input.at(to - 2) != ':'));
  }
}
