package com.thriviohr.udfs.anonymise.detect;

import com.thriviohr.udfs.anonymise.tagger.NameLexicon;
import com.thriviohr.udfs.anonymise.tagger.NameTagger;
import com.thriviohr.udfs.anonymise.text.NormalisedText;
import com.thriviohr.udfs.anonymise.text.WordList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the name that a token misspells by one edit: a letter too many, too few, another one, or
 * two in the wrong order. Two words within one edit share a word or a deletion of one letter, so a
 * table of all deletions answers a lookup in time linear in the token. Immutable.
 *
 * @see <a href="https://github.com/wolfgarbe/SymSpell">symmetric deletion</a>
 */
final class Misspellings {
  /** Alone, only a long name is clear. */
  private static final int SHORTEST_ALONE = 7;

  private static final int SHORTEST = 5;
  private static final int LONGEST = 24;
  private static final int[] NONE = {};

  /** 31 times this is 1 modulo 2^32. */
  private static final int INVERSE_OF_31 = 0xBDEF7BDF;

  private static final NameLexicon KNOWN = NameTagger.lexicon();

  private final List<String> words;
  private final int[] hashes;
  private final int[] numbers;
  private final int mask;

  /**
   * @param words folded names; only those of five letters and more are searched for
   */
  Misspellings(List<String> words) {
    this.words = List.copyOf(words);
    int entries = words.stream().filter(Misspellings::fits).mapToInt(w -> w.length() + 1).sum();
    int room = Integer.highestOneBit(Math.max(8, entries * 2)) << 1;
    this.hashes = new int[room];
    this.numbers = new int[room];
    this.mask = room - 1;
    for (int number = 0; number < words.size(); number++) {
      if (fits(words.get(number))) {
        put(words.get(number), number);
      }
    }
  }

  /**
   * The place of the only name a token can stand for without any other evidence, or -1. Names have
   * seven letters and more here; a known word or name is itself.
   */
  int find(NormalisedText text, int start, int end) {
    if (numbers.length <= 8 || end - start < SHORTEST_ALONE - 1 || isKnown(text, start, end)) {
      return -1;
    }
    int[] near = near(text, start, end, SHORTEST_ALONE);
    return near.length == 1 ? near[0] : -1;
  }

  /** The places of all names within one edit of a token. */
  int[] near(NormalisedText text, int start, int end) {
    return near(text, start, end, SHORTEST);
  }

  private int[] near(NormalisedText text, int start, int end, int shortest) {
    int[] near = NONE;
    if (end - start < shortest - 1 || end - start > LONGEST + 1) {
      return near;
    }
    for (int hash : deletions(text, start, end)) {
      for (int at = slot(hash); numbers[at] != 0; at = (at + 1) & mask) {
        int number = numbers[at] - 1;
        if (hashes[at] == hash
            && words.get(number).length() >= shortest
            && !contains(near, number)
            && isOneEdit(words.get(number), text, start, end)) {
          near = Arrays.copyOf(near, near.length + 1);
          near[near.length - 1] = number;
        }
      }
    }
    return near;
  }

  private static boolean contains(int[] numbers, int number) {
    for (int other : numbers) {
      if (other == number) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String word) {
    return word.length() >= SHORTEST
        && word.length() <= LONGEST
        && word.chars().allMatch(Character::isLetter);
  }

  private void put(String word, int number) {
    int[] deletions = deletions(NormalisedText.of(word), 0, word.length());
    for (int hash : Arrays.stream(deletions).distinct().toArray()) {
      int at = slot(hash);
      while (numbers[at] != 0) {
        at = (at + 1) & mask;
      }
      hashes[at] = hash;
      numbers[at] = number + 1;
    }
  }

  private int slot(int hash) {
    int mixed = hash * 0x9E3779B1;
    return (mixed ^ mixed >>> 15) & mask;
  }

  /** Hashes of the folded word: of all of it, and of all but each letter. */
  private static int[] deletions(NormalisedText text, int start, int end) {
    int[] hashes = new int[end - start + 1];
    int head = 0;
    for (int i = start; i < end; i++) {
      head = 31 * head + text.folded(i);
    }
    hashes[end - start] = head;
    int tail = 0;
    int power = 1;
    for (int i = end - 1; i >= start; i--) {
      head = (head - text.folded(i)) * INVERSE_OF_31;
      hashes[i - start] = head * power + tail;
      tail += text.folded(i) * power;
      power *= 31;
    }
    return hashes;
  }

  private static boolean isOneEdit(String word, NormalisedText text, int start, int end) {
    int length = end - start;
    int same = 0;
    int least = Math.min(word.length(), length);
    while (same < least && word.charAt(same) == text.folded(start + same)) {
      same++;
    }
    int tail = 0;
    while (tail < least - same
        && word.charAt(word.length() - 1 - tail) == text.folded(end - 1 - tail)) {
      tail++;
    }
    int inWord = word.length() - same - tail;
    int inToken = length - same - tail;
    boolean swapped =
        inWord == 2
            && inToken == 2
            && word.charAt(same) == text.folded(start + same + 1)
            && word.charAt(same + 1) == text.folded(start + same);
    return swapped || (Math.max(inWord, inToken) == 1);
  }

  private static boolean isKnown(NormalisedText text, int start, int end) {
    return KNOWN.attributes(NameLexicon.hash(text.text(), start, end)) != 0
        || WordList.isOrdinary(text, start, end);
  }
}
