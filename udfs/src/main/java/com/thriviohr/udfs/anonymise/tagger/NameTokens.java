package com.thriviohr.udfs.anonymise.tagger;

import java.util.Arrays;

/**
 * Splits a text into words, numbers, single punctuation marks, and whole handles, hashtags and
 * addresses, and holds offset, shape and folded hash of each. A possessive {@code 's} is a token of
 * its own. Reusable: {@link #read} replaces what was held; not thread-safe.
 */
final class NameTokens {
  private static final int LONGEST_TAG = 24;
  private static final int FOLD_START = 0x811C9DC5;
  private static final int DASH = 0xDA5;
  private static final int FOLD_STEP = 0x01000193;

  int[] starts = new int[64];
  int[] ends = new int[64];
  int[] shapes = new int[64];
  int[] hashes = new int[64];
  int count;
  // What was scanned for an address once is not scanned again: a run without spaces stays linear.
  private int plainUntil;

  /** Reads a text, in time linear in its length. */
  void read(String text) {
    count = 0;
    plainUntil = 0;
    int at = 0;
    while (at < text.length()) {
      char unit = text.charAt(at);
      if (isSpace(unit)) {
        at++;
      } else {
        at = next(text, at, unit);
      }
    }
  }

  /** Hash of a word with its case folded, as the lexicon keys its words. */
  static int hash(CharSequence text, int start, int end) {
    int hash = FOLD_START;
    for (int i = start; i < end; i++) {
      char unit = text.charAt(i);
      if (unit >= 'A' && unit <= 'Z') {
        unit = (char) (unit + 32);
      } else if (unit == '\u2019') {
        unit = '\'';
      } else if (unit > 127) {
        unit = Character.toLowerCase(unit);
      }
      hash = (hash ^ unit) * FOLD_STEP;
    }
    return hash;
  }

  private int next(String text, int at, char unit) {
    if ((unit == '@' || unit == '#') && at + 1 < text.length() && isHandle(text.charAt(at + 1))) {
      int end = at + 1;
      while (end < text.length() && isHandle(text.charAt(end))) {
        end++;
      }
      return add(text, at, end, unit == '@' ? Shape.HANDLE : Shape.HASHTAG);
    }
    int tag = unit == '[' ? tagEnd(text, at) : at;
    if (tag > at) {
      return add(text, at, tag, Shape.ADDRESS);
    }
    int entity = unit == '&' ? entityEnd(text, at) : at;
    if (entity > at) {
      return add(text, at, entity, Shape.SYMBOL);
    }
    if (isWordUnit(unit)) {
      int address = addressEnd(text, at);
      return address > at ? add(text, at, address, Shape.ADDRESS) : word(text, at);
    }
    int end = at + 1;
    if (Character.isHighSurrogate(unit) && end < text.length()) {
      end += Character.isLowSurrogate(text.charAt(end)) ? 1 : 0;
    }
    return add(text, at, end, unit < 0x2070 ? Shape.PUNCTUATION : Shape.SYMBOL);
  }

  /** End of a type in brackets, such as {@code [PERSON]}, or the start when there is none. */
  private static int tagEnd(String text, int start) {
    int end = start + 1;
    while (end < text.length() && end < start + LONGEST_TAG && isTag(text.charAt(end))) {
      end++;
    }
    boolean closes = end < text.length() && text.charAt(end) == ']';
    return closes && end > start + 1 ? end + 1 : start;
  }

  private static boolean isTag(char unit) {
    return unit == '_' || (unit >= 'A' && unit <= 'Z');
  }

  private static int entityEnd(String text, int start) {
    int end = start + 1;
    while (end < text.length() && end < start + 7 && isWordUnit(text.charAt(end))) {
      end++;
    }
    boolean closes = end < text.length() && text.charAt(end) == ';';
    return closes && end > start + 1 ? end + 1 : start;
  }

  private int word(String text, int start) {
    int end = start + 1;
    while (end < text.length() && (isWordUnit(text.charAt(end)) || joins(text, end))) {
      end++;
    }
    if (end - start > 2
        && isApostrophe(text.charAt(end - 2))
        && (text.charAt(end - 1) | 32) == 's') {
      add(text, start, end - 2, Shape.ofWord(text, start, end - 2));
      return add(text, end - 2, end, Shape.PUNCTUATION);
    }
    return add(text, start, end, Shape.ofWord(text, start, end));
  }

  private static boolean joins(String text, int at) {
    return isApostrophe(text.charAt(at))
        && at + 1 < text.length()
        && Character.isLetter(text.charAt(at + 1))
        && Character.isLetter(text.charAt(at - 1));
  }

  /** End of a URL, domain or e-mail address that starts here, or the start when there is none. */
  private int addressEnd(String text, int start) {
    if (start < plainUntil) {
      return start;
    }
    int end = start;
    boolean address = false;
    while (end < text.length() && isAddressUnit(text.charAt(end))) {
      char unit = text.charAt(end);
      boolean inner = end > start && end + 1 < text.length();
      address |= inner && unit == '@' && isWordUnit(text.charAt(end + 1));
      address |= inner && unit == ':' && text.startsWith("://", end);
      end++;
    }
    if (!address) {
      plainUntil = end;
      return start;
    }
    while (".,:;!?)'".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private int add(String text, int start, int end, int shape) {
    if (count == starts.length) {
      starts = Arrays.copyOf(starts, count * 2);
      ends = Arrays.copyOf(ends, count * 2);
      shapes = Arrays.copyOf(shapes, count * 2);
      hashes = Arrays.copyOf(hashes, count * 2);
    }
    starts[count] = start;
    ends[count] = end;
    shapes[count] = shape;
    hashes[count] = shape == Shape.DIGITS ? Shape.DIGITS : hash(text, start, end);
    if (text.charAt(start) == '-' && start > 0 && isSpace(text.charAt(start - 1))) {
      hashes[count] = DASH;
    }
    count++;
    return end;
  }

  private static boolean isSpace(char unit) {
    return unit == ' ' || (unit != '\n' && (Character.isWhitespace(unit) || unit == '\u00A0'));
  }

  private static boolean isApostrophe(char unit) {
    return unit == '\'' || unit == '\u2019';
  }

  private static boolean isWordUnit(char unit) {
    if (unit < 128) {
      return (unit >= 'a' && unit <= 'z')
          || (unit >= 'A' && unit <= 'Z')
          || (unit >= '0' && unit <= '9');
    }
    return Character.isLetterOrDigit(unit) || Character.getType(unit) == Character.NON_SPACING_MARK;
  }

  private static boolean isHandle(char unit) {
    return isWordUnit(unit) || unit == '_';
  }

  private static boolean isAddressUnit(char unit) {
    return unit > 32 && unit < 127 && "<>\"()[]{}|,".indexOf(unit) < 0;
  }
}
