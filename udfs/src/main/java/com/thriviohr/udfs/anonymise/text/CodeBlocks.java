package com.thriviohr.udfs.anonymise.text;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The code of a text: blocks between two fences of three backticks, and pieces of a line between
 * two backticks. Immutable.
 */
public final class CodeBlocks {
  static final String FENCE = "```";
  private static final char TICK = '`';
  private static final int LONGEST_PIECE = 100;

  private final NavigableMap<Integer, Integer> endsByStart = new TreeMap<>();

  /** The code of a text; a fence or a backtick without a second one opens none. */
  public CodeBlocks(String text) {
    int at = text.indexOf(TICK);
    while (at >= 0) {
      boolean fence = text.startsWith(FENCE, at);
      int mark = fence ? FENCE.length() : 1;
      int close = fence ? text.indexOf(FENCE, at + mark) : pieceEnd(text, at);
      if (close >= 0) {
        endsByStart.put(at, close);
      }
      at = text.indexOf(TICK, close < 0 ? at + mark : close + mark);
    }
  }

  /**
   * Offset of the backtick that closes a piece of code; -1 for one that stands for something else.
   */
  private static int pieceEnd(String text, int open) {
    if (open > 0 && Characters.isWord(text.charAt(open - 1))) {
      return -1;
    }
    int limit = Math.min(text.length(), open + LONGEST_PIECE);
    for (int at = open + 1; at < limit && text.charAt(at) != '\n'; at++) {
      if (text.charAt(at) == TICK) {
        return at > open + 1 ? at : -1;
      }
    }
    return -1;
  }

  /** True for an offset inside of code. */
  public boolean contains(int offset) {
    Map.Entry<Integer, Integer> before = endsByStart.floorEntry(offset);
    return before != null && offset < before.getValue();
  }
}
