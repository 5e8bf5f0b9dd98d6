package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.text.Characters;

/** Parsers for network addresses. */
final class Addresses {
  private static final int OCTETS = 4;
  private static final int GROUPS = 8;

  private Addresses() {}

  /** Length of the dotted quad at an offset; 0 when there is none or more digits follow. */
  static int quadLength(String text, int from) {
    int at = from;
    for (int octet = 0; octet < OCTETS; octet++) {
      int start = at;
      int value = 0;
      while (at < text.length() && at - start < 3 && Characters.isDigit(text.charAt(at))) {
        value = value * 10 + text.charAt(at++) - '0';
      }
      boolean dotted = octet == OCTETS - 1 || (at < text.length() && text.charAt(at) == '.');
      if (at == start || value > 255 || !dotted) {
        return 0;
      }
      at += octet < OCTETS - 1 ? 1 : 0;
    }
    boolean more = at + 1 < text.length() && text.charAt(at) == '.';
    boolean fifth = more && Characters.isDigit(text.charAt(at + 1));
    return fifth || (at < text.length() && Characters.isWord(text.charAt(at))) ? 0 : at - from;
  }

  /** IPv6 over the whole text, with or without a gap. */
  static boolean isV6(String text) {
    int gap = text.indexOf("::");
    if (text.indexOf('.') >= 0 || text.indexOf('-') >= 0 || !Characters.hasDigit(text)) {
      return false;
    }
    if (gap < 0) {
      return groups(text) == GROUPS;
    }
    int head = gap == 0 ? 0 : groups(text.substring(0, gap));
    int tail = gap + 2 == text.length() ? 0 : groups(text.substring(gap + 2));
    return head >= 0 && tail >= 0 && head + tail > 0 && head + tail < GROUPS;
  }

  /** Number of colon-separated groups of up to four hex digits, -1 for anything else. */
  private static int groups(String text) {
    int groups = 1;
    int width = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == ':') {
        if (width == 0) {
          return -1;
        }
        groups++;
        width = 0;
      } else if (++width > 4) {
        return -1;
      }
    }
    return width == 0 ? -1 : groups;
  }

  /** Six pairs of hex digits between colons or dashes, or three groups of four between dots. */
  static boolean isMac(String text) {
    if (text.length() == 17) {
      char mark = text.charAt(2);
      return (mark == ':' || mark == '-') && isGrouped(text, 2, mark);
    }
    return text.length() == 14 && Characters.hasDigit(text) && isGrouped(text, 4, '.');
  }

  private static boolean isGrouped(String text, int width, char mark) {
    for (int i = 0; i < text.length(); i++) {
      boolean isMark = i % (width + 1) == width;
      if (isMark ? text.charAt(i) != mark : !Characters.isHex(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
