package com.thriviohr.udfs.anonymise.text;

import java.util.Collection;

/**
 * Words numbered from 0, looked up by token without making a string. A bit for the hash of each
 * word, sixteen times as many as words, turns most other tokens away. Immutable.
 */
public final class TokenTable {
  private final char[] units;
  private final int[] ends;
  private final int[] numbers;
  private final int mask;
  private final HashFilter hashed;

  /**
   * @param words folded words without repetition; a word's number is its place
   */
  public TokenTable(Collection<String> words) {
    int size = Integer.highestOneBit(Math.max(8, words.size() * 4 - 1));
    this.mask = size - 1;
    this.numbers = new int[size];
    this.hashed = new HashFilter(size * 4);
    this.units = new char[words.stream().mapToInt(String::length).sum()];
    this.ends = new int[words.size() + 1];
    int number = 0;
    for (String word : words) {
      word.getChars(0, word.length(), units, ends[number]);
      ends[number + 1] = ends[number] + word.length();
      number++;
      put(word.hashCode(), number);
    }
  }

  private void put(int hash, int number) {
    hashed.add(hash);
    int slot = slot(hash);
    while (numbers[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    numbers[slot] = number;
  }

  /** The number of the word at a token, or -1. */
  public int find(NormalisedText text, Tokens tokens, int token) {
    return find(text, tokens.hash(token), tokens.start(token), tokens.end(token));
  }

  /** The number of the word between two offsets, or -1. */
  public int find(NormalisedText text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = 31 * hash + text.folded(i);
    }
    return find(text, hash, start, end);
  }

  private int find(NormalisedText text, int hash, int start, int end) {
    if (!hashed.mayHold(hash)) {
      return -1;
    }
    int slot = slot(hash);
    while (numbers[slot] != 0) {
      if (matches(numbers[slot], text, start, end)) {
        return numbers[slot] - 1;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private int slot(int hash) {
    return (hash ^ (hash >>> 15)) & mask;
  }

  private boolean matches(int number, NormalisedText text, int start, int end) {
    int from = ends[number - 1];
    if (ends[number] - from != end - start) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (units[from + i - start] != text.folded(i)) {
        return false;
      }
    }
    return true;
  }
}
