package com.thriviohr.udfs.anonymise.text;

import java.util.Arrays;

/** The blocks of a text that stand between two fences of three backticks. Immutable. */
public final class CodeBlocks {
  static final String FENCE = "```";

  private final int[] fences;

  /** The blocks of a text; a fence without a second one opens none. */
  public CodeBlocks(String text) {
    int[] found = new int[8];
    int count = 0;
    int at = text.indexOf(FENCE);
    while (at >= 0) {
      found = count == found.length ? Arrays.copyOf(found, count * 2) : found;
      found[count++] = at;
      at = text.indexOf(FENCE, at + FENCE.length());
    }
    fences = Arrays.copyOf(found, count);
  }

  /** True for an offset between the fences of one block. */
  public boolean contains(int offset) {
    int place = Arrays.binarySearch(fences, offset);
    int before = place >= 0 ? place : -place - 1;
    return before % 2 == 1 && before < fences.length;
  }
}
